package io.hdlgen.golden.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Reading;
import io.hdlgen.golden.spec.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Properties that hold bit for bit and need no second implementation: the papers' limiting cases, and where two rules are one. Noise is scripted where a property speaks of one perturbation.
 */
class ExactPropertiesTest {
    private static final int SAMPLES = 100;
    private static final String NET = "network: {input: 9, layers: [7, 6, 5, 4], loss: squared-error}\n";

    /** A rule on its network, with noise that is read from a list. */
    private static final class Rig {
        final FixedNetwork network;
        final Feedback feedback;
        final Script noise = new Script();
        private final LearningRule rule;
        private final Random random = new Random(5);

        Rig(String yaml) {
            Reading reading = DescriptionReader.read("test", yaml, List.of());
            Description description = reading.description()
                    .orElseThrow(() -> new AssertionError(reading.diagnostics().toString()));
            Design design = new Design(description, new Shape(2, 2));
            network = new FixedNetwork(design, new int[] {11, 22, 33, 44});
            feedback = new Feedback(design);
            rule = LearningRule.of(description, network, feedback, noise);
        }

        int[] input() {
            int one = (int) network.formats().activations().one();
            return random.ints(network.width(0), -one, one).toArray();
        }

        void step(int[] x, int label) {
            network.training().x(0).set(x);
            rule.step(label);
        }

        void step() {
            int[] x = input();
            step(x, random.nextInt(network.width(network.depth())));
        }

        int one() {
            return (int) network.formats().activations().one();
        }

        int[][] weights(int l) {
            return copy(network.weights(l).rows());
        }

        long saturated() {
            return network.saturations().stream().mapToLong(c -> c.count()).sum()
                    + rule.saturations().stream().mapToLong(c -> c.count()).sum();
        }
    }

    /** Noise vectors in the order in which they are asked for; zeros when there is none left. */
    private static final class Script implements Perturbation {
        private final java.util.ArrayDeque<int[]> vectors = new java.util.ArrayDeque<>();

        @Override
        public void draw(int[] into, int n) {
            Arrays.fill(into, 0, n, 0);
            if (!vectors.isEmpty()) {
                System.arraycopy(vectors.remove(), 0, into, 0, n);
            }
        }

        @Override
        public long[] state() {
            return new long[0];
        }
    }

    private static int[][] copy(int[][] rows) {
        return Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
    }

    private static int[] unit(int n, int i, int value) {
        int[] v = new int[n];
        v[i] = value;
        return v;
    }

    private static void assertSame(Rig a, Rig b) {
        for (int l = 1; l <= a.network.depth(); l++) {
            assertThat(b.weights(l)).as("W%d", l).isDeepEqualTo(a.weights(l));
        }
    }

    private static boolean same(Rig a, Rig b) {
        for (int l = 1; l <= a.network.depth(); l++) {
            if (!Arrays.deepEquals(a.weights(l), b.weights(l))) {
                return false;
            }
        }
        return true;
    }

    // Forward direct feedback alignment.

    /** The tangent that a unit vector at layer l gives at the output, by nested loops. */
    private static int[] jacobianColumn(Rig rig, int l, int j) {
        long[] t = new long[rig.network.width(l)];
        t[j] = rig.one();
        for (int m = l + 1; m <= rig.network.depth(); m++) {
            long[] next = new long[rig.network.width(m)];
            for (int i = 0; i < next.length; i++) {
                long sum = 0;
                for (int c = 0; c < t.length; c++) {
                    sum += rig.network.weights(m).rows()[i][c] * t[c];
                }
                boolean open =
                        m == rig.network.depth() || rig.network.training().x(m).values()[i] > 0;
                next[i] = open ? (sum + (1 << 12)) >> 13 : 0;
            }
            t = next;
        }
        return Arrays.stream(t).mapToInt(Math::toIntExact).toArray();
    }

    private static Rig fdfa(String alpha) {
        return new Rig(NET
                + "rule: {name: fdfa, learning-rate: 2^-4, alpha: %s}\n".formatted(alpha)
                + "format: {delta: s2.14, rounding: nearest}\n");
    }

    @Test
    void withAlphaOneAUnitVectorLeavesItsColumnOfTheJacobian() {
        for (int l = 1; l <= 3; l++) {
            Rig rig = fdfa("1");
            for (int m = 1; m <= 3; m++) {
                int n = rig.network.width(m);
                rig.noise.vectors.add(m == l ? unit(n, 2, rig.one()) : new int[n]);
            }
            int[] x = rig.input();
            rig.network.training().x(0).set(x);
            rig.network.training().run();
            int[] column = jacobianColumn(rig, l, 2);
            rig.step(x, 1);
            assertThat(column).as("a column worth looking at").isNotEqualTo(new int[4]);
            int[][] f = rig.feedback.matrix(l).rows();
            for (int i = 0; i < f.length; i++) {
                for (int o = 0; o < 4; o++) {
                    // From XF = 9 to BF = 13 fraction bits.
                    assertThat(f[i][o]).isEqualTo(i == 2 ? column[o] << 4 : 0);
                }
            }
        }
    }

    @Test
    void withAlphaOneHalfItLeavesHalfOfIt() {
        Rig rig = fdfa("2^-1");
        rig.noise.vectors.add(unit(7, 2, rig.one()));
        int[] x = rig.input();
        rig.network.training().x(0).set(x);
        rig.network.training().run();
        int[] column = jacobianColumn(rig, 1, 2);
        rig.step(x, 1);
        assertThat(rig.feedback.matrix(1).rows()[2])
                .isEqualTo(Arrays.stream(column).map(v -> v << 3).toArray());
    }

    @Test
    void withoutFeedbackHiddenWeightsStayAndOnlyTheOutputLearns() {
        Rig rig = fdfa("2^-4");
        List<int[][]> before = List.of(rig.weights(1), rig.weights(2), rig.weights(3));
        int[][] output = rig.weights(4);
        rig.step();
        for (int l = 1; l <= 3; l++) {
            assertThat(rig.weights(l)).isDeepEqualTo(before.get(l - 1));
        }
        assertThat(Arrays.deepEquals(rig.weights(4), output)).isFalse();
    }

    // Rules that are one in special cases.

    private static Rig oneHidden(String rule) {
        return new Rig("network: {input: 9, layers: [7, 4], loss: squared-error}\nrule: {learning-rate: 2^-5, name: "
                + rule + "}\nformat: {rounding: nearest, delta: s-2.18}\n");
    }

    private static void transposed(int[][] w, WeightMatrix f) {
        for (int i = 0; i < f.rows().length; i++) {
            for (int j = 0; j < f.rows()[0].length; j++) {
                f.rows()[i][j] = w[j][i];
            }
        }
        f.measure();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa", "kp", "dfa", "dkp, feedback: {learning-rate: 2^-12}", "fdfa"})
    void withTransposedWeightsForFeedbackItIsBackpropagation(String rule) {
        Rig bp = oneHidden("bp");
        Rig other = oneHidden(rule);
        for (int i = 0; i < SAMPLES; i++) {
            transposed(other.weights(2), other.feedback.matrix(1));
            bp.step();
            other.step();
        }
        assertThat(bp.saturated())
                .as("the property holds while nothing saturates")
                .isZero();
        assertSame(bp, other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa", "kp", "dfa", "dkp, feedback: {learning-rate: 2^-12}", "fdfa"})
    void withItsOwnFeedbackItIsNot(String rule) {
        Rig bp = oneHidden("bp");
        Rig other = oneHidden(rule);
        bp.step();
        other.step();
        assertThat(same(bp, other)).isFalse();
    }

    @Test
    void withOneHiddenLayerFeedbackAlignmentIsDirect() {
        Rig fa = oneHidden("fa");
        Rig dfa = oneHidden("dfa");
        for (int i = 0; i < SAMPLES; i++) {
            fa.step();
            dfa.step();
        }
        assertSame(fa, dfa);
    }

    @Test
    void kolenPollackKeepsTheDifferenceOfWeightsAndFeedback() {
        Rig kp = oneHidden("kp");
        int[][] before = difference(kp);
        int[][] weights = kp.weights(2);
        for (int i = 0; i < SAMPLES; i++) {
            kp.step();
        }
        assertThat(kp.saturated()).isZero();
        assertThat(difference(kp)).isDeepEqualTo(before);
        assertThat(Arrays.deepEquals(kp.weights(2), weights)).isFalse();
    }

    private static int[][] difference(Rig kp) {
        int[][] d = new int[7][4];
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 4; j++) {
                d[i][j] = kp.network.weights(2).rows()[j][i]
                        - kp.feedback.matrix(1).rows()[i][j];
            }
        }
        return d;
    }

    @Test
    void theTargetsProjectionDoesNotSeeTheOutput() {
        Rig a = new Rig(NET + "rule: drtp\n");
        Rig b = new Rig(NET + "rule: drtp\n");
        b.network.weights(4).rows()[0][0] += 1000;
        b.network.weights(4).measure();
        a.step();
        b.step();
        assertThat(b.network.training().logits())
                .isNotEqualTo(a.network.training().logits());
        for (int l = 1; l <= 3; l++) {
            assertThat(b.network.delta(l).values()).isEqualTo(a.network.delta(l).values());
        }
    }

    // Dual propagation.

    private static Rig dual(String options) {
        return new Rig(NET + "rule: {learning-rate: 2^-5, beta: 2^-2, %s}\n".formatted(options));
    }

    private static void train(Rig... rigs) {
        for (int i = 0; i < SAMPLES; i++) {
            for (Rig rig : rigs) {
                rig.step();
            }
        }
    }

    @Test
    void withAlphaOneHalfBothDualPropagationsAreOne() {
        Rig dp = dual("name: dp, alpha: 1/2");
        Rig transposed = dual("name: dp-t, alpha: 1/2");
        train(dp, transposed);
        assertSame(dp, transposed);
    }

    @Test
    void withAnotherAlphaTheyAreNot() {
        Rig dp = dual("name: dp, alpha: 0");
        Rig transposed = dual("name: dp-t, alpha: 0");
        train(dp, transposed);
        assertThat(same(dp, transposed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void oneSweepDownIsAsGoodAsManyUp(String alpha) {
        Rig down = dual("name: dp-t, alpha: " + alpha);
        Rig up = dual("name: dp-t, order: upward, sweeps: 8, alpha: " + alpha);
        Rig both = dual("name: dp-t, order: forward-backward, sweeps: 2, alpha: " + alpha);
        Rig tooFew = dual("name: dp-t, order: upward, sweeps: 2, alpha: " + alpha);
        train(down, up, both, tooFew);
        assertSame(down, up);
        assertSame(down, both);
        assertThat(same(down, tooFew))
                .as("the error needs a sweep for every layer")
                .isFalse();
    }

    // Node perturbation.

    @ParameterizedTest
    @ValueSource(strings = {"np", "anp", "inp", "fg-a"})
    void withoutNoiseNothingIsLearned(String rule) {
        Rig rig = new Rig(NET + "rule: " + rule + "\n");
        List<int[][]> before = List.of(rig.weights(1), rig.weights(2), rig.weights(3), rig.weights(4));
        rig.step();
        for (int l = 1; l <= 4; l++) {
            assertThat(rig.weights(l)).isDeepEqualTo(before.get(l - 1));
        }
        for (int m = 1; m <= 4; m++) {
            rig.noise.vectors.add(unit(rig.network.width(m), 1, 64));
        }
        rig.step();
        assertThat(rig.network.delta(4).values()).as("with noise").isNotEqualTo(new int[5]);
    }

    private static Rig decorrelated() {
        return new Rig("network: {input: 9, layers: [7, 4]}\n"
                + "rule: {name: dnp, decorrelation-rate: 2^-11, decorrelate: all}\n"
                + "format: {rounding: nearest}\n");
    }

    @Test
    void aSingleActiveInputLeavesDecorrelationAlone() {
        Rig rig = decorrelated();
        rig.step(unit(9, 4, rig.one()), 0);
        int[][] r = rig.network.decorrelation().get(0).rows();
        for (int i = 0; i < 9; i++) {
            assertThat(r[i]).isEqualTo(unit(9, i, 1 << 13));
        }
    }

    @Test
    void theFirstStepOfDecorrelationIsTheOffDiagonalOfTheCorrelation() {
        Rig rig = decorrelated();
        int[] x = rig.input();
        rig.step(x, 0);
        int[][] r = rig.network.decorrelation().get(0).rows();
        int moved = 0;
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                // eta_R x_i x_j with 13 fraction bits; x has 9, so the exact product has 18 + 11.
                double step = -(double) x[i] * x[j] / (1 << 16);
                double expected = i == j ? 1 << 13 : step;
                // One rounding of the held -eta_R x_i, one for each of the two sweeps.
                assertThat((double) r[i][j]).isBetween(expected - 1.1, expected + 1.1);
                moved += i != j && r[i][j] != 0 ? 1 : 0;
            }
        }
        assertThat(moved).as("a step worth looking at").isGreaterThan(20);
    }

    // Options of every rule.

    @Test
    void aFrozenLayerStaysAndTheOthersLearnWithTheSameNoise() {
        Rig free = new Rig(NET + "rule: dfa\n");
        Rig frozen = new Rig(NET + "rule: {name: dfa, freeze: [1]}\n");
        int[][] before = frozen.weights(2);
        free.step();
        frozen.step();
        assertThat(frozen.weights(2)).isDeepEqualTo(before);
        assertThat(Arrays.deepEquals(free.weights(2), before)).isFalse();
        for (int l : new int[] {1, 3, 4}) {
            assertThat(frozen.weights(l)).isDeepEqualTo(free.weights(l));
        }
        assertThat(frozen.network.roundingStates()).isEqualTo(free.network.roundingStates());
    }

    @Test
    void decayShrinksWhatGetsNoGradient() {
        // The target equals the output: there is no error, so only decay moves the weights.
        Rig rig = new Rig(NET.replace("squared-error", "softmax-cross-entropy") + "rule: {name: bp, decay: 2^-6}\n");
        int[][] before = rig.weights(1);
        for (int l = 2; l <= 4; l++) {
            Arrays.stream(rig.network.weights(l).rows()).forEach(row -> Arrays.fill(row, 0));
            rig.network.weights(l).measure();
        }
        rig.step();
        for (int i = 0; i < before.length; i++) {
            for (int j = 0; j < before[i].length; j++) {
                double expected = before[i][j] * (1 - 0x1p-6);
                assertThat((double) rig.weights(1)[i][j]).isBetween(Math.floor(expected), Math.ceil(expected));
            }
        }
    }
}
