package io.hdlgen.golden.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleOptions.Alpha;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import io.hdlgen.golden.testing.DesignBuilder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The papers' limiting cases, in real numbers. */
class FloatPropertiesTest {
    private static final int[] WIDTHS = {6, 5, 4, 3};
    private static final int LABEL = 1;

    private final Random random = new Random(3);
    private final ArrayDeque<double[]> script = new ArrayDeque<>();

    private static DesignBuilder design(RuleName rule) {
        return new DesignBuilder()
                .widths(WIDTHS)
                .rule(rule)
                .rate(4)
                .activation(Activation.RELU)
                .loss(Loss.SQUARED_ERROR);
    }

    /** A model with random weights and biases and scripted noise, which is zero when the script has ended. */
    private FloatModel model(DesignBuilder builder) {
        FloatModel model = FloatModel.create(builder.build(), n -> script.isEmpty() ? new double[n] : script.remove());
        Random weights = new Random(7);
        for (int l = 1; l <= model.depth(); l++) {
            for (double[] row : model.weights(l)) {
                Arrays.setAll(row, j -> weights.nextDouble(-1, 1));
            }
            Arrays.setAll(model.biases(l), i -> weights.nextDouble(-0.5, 0.5));
        }
        return model;
    }

    private double[] input() {
        return random.doubles(WIDTHS[0], -1, 1).toArray();
    }

    private static double[] unit(int n, int i, double value) {
        double[] v = new double[n];
        v[i] = value;
        return v;
    }

    private static double[][] copy(double[][] m) {
        return Arrays.stream(m).map(double[]::clone).toArray(double[][]::new);
    }

    private static void set(double[][] into, double[][] from) {
        for (int i = 0; i < into.length; i++) {
            System.arraycopy(from[i], 0, into[i], 0, into[i].length);
        }
    }

    private static double[][] transposed(double[][] m) {
        double[][] t = new double[m[0].length][m.length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < m[0].length; j++) {
                t[j][i] = m[i][j];
            }
        }
        return t;
    }

    /** J_l^T, n_l x n_L: how every x_l moves the logits of a ReLU network, at the pre-activations of the last step. */
    private static double[][] jacobian(FloatModel model, int l) {
        double[][] rows = new double[model.weights(l).length][];
        for (int j = 0; j < rows.length; j++) {
            double[] t = unit(rows.length, j, 1);
            for (int m = l + 1; m <= model.depth(); m++) {
                double[] next = new double[model.weights(m).length];
                for (int i = 0; i < next.length; i++) {
                    for (int c = 0; c < t.length; c++) {
                        boolean open = m == model.depth() || model.preActivation(m)[i] > 0;
                        next[i] += open ? model.weights(m)[i][c] * t[c] : 0;
                    }
                }
                t = next;
            }
            rows[j] = t;
        }
        return rows;
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(tolerance));
        }
    }

    private static void assertGradient(FloatModel model, double[][] gradient, double tolerance) {
        for (int l = 1; l <= model.depth(); l++) {
            assertThat(Arrays.stream(gradient[l - 1]).anyMatch(v -> v != 0)).isTrue();
            assertClose(model.delta(l), gradient[l - 1], tolerance);
        }
    }

    // Feedback.

    @Test
    void withAlphaOneAUnitVectorLeavesItsColumnOfTheJacobian() {
        for (int l = 1; l <= 2; l++) {
            FloatModel model = model(design(RuleName.FDFA)
                    .frozen(1, 2, 3)
                    .options(new RuleOptions.ForwardFeedback(0, NoiseKind.RADEMACHER)));
            for (int m = 1; m <= 2; m++) {
                script.add(m == l ? unit(WIDTHS[m], 2, 1) : new double[WIDTHS[m]]);
            }
            model.train(input(), LABEL);
            double[][] f = model.feedback(l).orElseThrow();
            double[][] j = jacobian(model, l);
            assertThat(j[2]).isNotEqualTo(new double[3]);
            for (int i = 0; i < f.length; i++) {
                assertClose(f[i], i == 2 ? j[2] : new double[3], 1e-15);
            }
        }
    }

    @Test
    void withoutFeedbackHiddenWeightsStay() {
        FloatModel model = model(design(RuleName.FDFA));
        double[][] hidden = copy(model.weights(2));
        double[][] output = copy(model.weights(3));
        model.train(input(), LABEL);
        assertThat(model.weights(2)).isDeepEqualTo(hidden);
        assertThat(Arrays.deepEquals(model.weights(3), output)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"DFA", "DKP", "FDFA"})
    void alongTheJacobianDirectFeedbackIsBackpropagation(RuleName rule) {
        double[] x = input();
        FloatModel probe = model(design(RuleName.BP).frozen(1, 2, 3));
        probe.train(x, LABEL);
        FloatModel model = model(design(rule));
        for (int l = 1; l <= 2; l++) {
            set(model.feedback(l).orElseThrow(), jacobian(probe, l));
        }
        double[][] gradient = model.gradient(x, LABEL);
        model.train(x, LABEL);
        assertGradient(model, gradient, 1e-14);
    }

    @Test
    void alongTheTransposedWeightsFeedbackAlignmentIsBackpropagation() {
        double[] x = input();
        FloatModel model = model(design(RuleName.FA));
        for (int l = 1; l <= 2; l++) {
            set(model.feedback(l).orElseThrow(), transposed(model.weights(l + 1)));
        }
        double[][] gradient = model.gradient(x, LABEL);
        model.train(x, LABEL);
        assertGradient(model, gradient, 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"true, 5", "false, 5 4"})
    void withOneHiddenLayerAloneDfaIsFeedbackAlignment(boolean same, String hidden) {
        int[] widths = Arrays.stream(("6 " + hidden + " 3").split(" ", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        FloatModel dfa = model(design(RuleName.DFA).widths(widths));
        FloatModel fa = model(design(RuleName.FA).widths(widths));
        for (int i = 0; i < 20; i++) {
            double[] x = input();
            dfa.train(x, i % 3);
            fa.train(x, i % 3);
        }
        assertThat(Arrays.deepEquals(dfa.weights(1), fa.weights(1))).isEqualTo(same);
    }

    @Test
    void kolenPollacksDifferenceShrinksByTheDecay() {
        FloatModel model = model(design(RuleName.KP).decay(5));
        for (int step = 0; step < 10; step++) {
            double[][][] before = {difference(model, 1), difference(model, 2)};
            model.train(input(), step % 3);
            for (int l = 1; l <= 2; l++) {
                double[][] after = difference(model, l);
                for (int i = 0; i < after.length; i++) {
                    assertClose(after[i], Reals.scaled(1 - 0x1p-5, before[l - 1][i]), 1e-13);
                }
            }
        }
    }

    /** W_(l+1) - B_l^T. */
    private static double[][] difference(FloatModel model, int l) {
        double[][] rows = copy(model.weights(l + 1));
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] -= model.feedback(l).orElseThrow()[j][i];
            }
        }
        return rows;
    }

    // All of them.

    @ParameterizedTest
    @EnumSource(names = {"BP", "FA", "KP", "DFA", "SDFA", "DKP", "FDFA", "FG_A", "DP", "DP_T"})
    void withoutAnErrorNothingChanges(RuleName rule) {
        FloatModel model = model(design(rule));
        for (int i = 0; i < 3; i++) {
            Arrays.fill(model.weights(3)[i], 0);
            model.biases(3)[i] = i == LABEL ? 1 : 0;
        }
        for (int step = 0; step < 2; step++) {
            // FDFA perturbs hidden layers alone.
            for (int l = 1; l <= (rule == RuleName.FDFA ? 2 : 3); l++) {
                script.add(random.doubles(WIDTHS[l], -1, 1).toArray());
            }
        }
        double[][][] before = {copy(model.weights(1)), copy(model.weights(2)), copy(model.weights(3))};
        double[] x = input();
        model.train(x, LABEL);
        for (int l = 1; l <= 3; l++) {
            assertThat(model.weights(l)).isDeepEqualTo(before[l - 1]);
            // The two states of dual propagation are both x.
            assertThat(model.stream(l - 1)).isEqualTo(model.output(l - 1));
        }
        model.train(x, LABEL + 1);
        assertThat(Arrays.deepEquals(model.weights(3), before[2])).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"FA", "DFA", "DRTP", "DKP"})
    void aLinearNetworkOfZerosChangesItsFirstLayerAlone(RuleName rule) {
        FloatModel model = model(design(rule).activation(Activation.LINEAR));
        for (int l = 1; l <= 3; l++) {
            set(model.weights(l), new double[WIDTHS[l]][WIDTHS[l - 1]]);
            Arrays.fill(model.biases(l), 0);
        }
        model.train(input(), LABEL);
        assertThat(Arrays.deepEquals(model.weights(1), new double[5][6])).isFalse();
        assertThat(model.weights(2)).isDeepEqualTo(new double[4][5]);
        assertThat(model.weights(3)).isDeepEqualTo(new double[3][4]);
    }

    // Dual propagation.

    private FloatModel dual(RuleName rule, Alpha alpha, int betaShift, SweepOrder order, int sweeps) {
        return model(design(rule).options(new RuleOptions.DualPropagation(alpha, betaShift, order, sweeps)));
    }

    private void assertSameRun(FloatModel a, FloatModel b, boolean same) {
        for (int step = 0; step < 10; step++) {
            double[] x = input();
            a.train(x, step % 3);
            b.train(x, step % 3);
        }
        assertThat(Arrays.deepEquals(a.weights(1), b.weights(1))).isEqualTo(same);
    }

    @ParameterizedTest
    @EnumSource
    void withAlphaOneHalfAloneBothAreOne(Alpha alpha) {
        assertSameRun(
                dual(RuleName.DP, alpha, 1, SweepOrder.DOWNWARD, 1),
                dual(RuleName.DP_T, alpha, 1, SweepOrder.DOWNWARD, 1),
                alpha == Alpha.HALF);
    }

    @ParameterizedTest
    @EnumSource
    void oneDownwardSweepIsEightUpwardOnes(Alpha alpha) {
        assertSameRun(
                dual(RuleName.DP_T, alpha, 1, SweepOrder.DOWNWARD, 1),
                dual(RuleName.DP_T, alpha, 1, SweepOrder.UPWARD, 8),
                alpha != Alpha.HALF);
    }

    @ParameterizedTest
    @CsvSource({"DP, HALF", "DP, ZERO", "DP, ONE", "DP_T, HALF", "DP_T, ZERO", "DP_T, ONE"})
    void aSmallNudgeGivesTheGradient(RuleName rule, Alpha alpha) {
        double[] x = input();
        FloatModel model = dual(rule, alpha, 13, SweepOrder.DOWNWARD, 1);
        double[][] gradient = model.gradient(x, LABEL);
        model.train(x, LABEL);
        for (int l = 1; l <= 3; l++) {
            double[] difference = Reals.sum(model.delta(l), -1, gradient[l - 1]);
            double relative =
                    Math.sqrt(Reals.dot(difference, difference) / Reals.dot(gradient[l - 1], gradient[l - 1]));
            assertThat(relative).isLessThan(1e-4);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DP", "DP_T"})
    void withoutAChangeOfSignEveryNudgeDoes(RuleName rule) {
        for (Alpha alpha : Alpha.values()) {
            for (int betaShift = 0; betaShift < 8; betaShift++) {
                FloatModel model = dual(rule, alpha, betaShift, SweepOrder.DOWNWARD, 1);
                Arrays.fill(model.biases(1), 1000);
                Arrays.fill(model.biases(2), 100_000);
                double[] x = input();
                // An error of about 1, although the hidden layers are far from zero.
                double[] y = model.infer(x).logits();
                for (int i = 0; i < 3; i++) {
                    model.biases(3)[i] -= y[i] - 0.3;
                }
                double[][] gradient = model.gradient(x, LABEL);
                model.train(x, LABEL);
                assertGradient(model, gradient, 1e-7);
            }
        }
    }

    // Node perturbation.

    private static RuleOptions perturbation(Division division, int drawsShift, boolean decorrelated) {
        return new RuleOptions.NodePerturbation(
                6,
                NoiseKind.RADEMACHER,
                drawsShift,
                division,
                false,
                decorrelated ? Optional.of(new RuleOptions.Decorrelation(4, true)) : Optional.empty());
    }

    /** On a piecewise linear network the squared error is a parabola, whose slope two opposite unit vectors give exactly. */
    @Test
    void oppositeUnitVectorsGiveThePartialDerivative() {
        double[] x = input();
        for (int l = 1; l <= 3; l++) {
            for (int i = 0; i < WIDTHS[l]; i++) {
                FloatModel model = model(design(RuleName.NP).options(perturbation(Division.SHIFT, 1, false)));
                for (int sign = -1; sign <= 1; sign += 2) {
                    for (int m = 1; m <= 3; m++) {
                        script.add(m == l ? unit(WIDTHS[m], i, sign) : new double[WIDTHS[m]]);
                    }
                }
                double derivative = model.gradient(x, LABEL)[l - 1][i];
                model.train(x, LABEL);
                assertClose(model.delta(l), unit(WIDTHS[l], i, derivative), 1e-11);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"NP, SHIFT", "INP, SHIFT", "INP, EXACT", "ANP, SHIFT", "ANP, EXACT"})
    void withoutNoiseNothingChanges(RuleName rule, Division division) {
        FloatModel model = model(design(rule).options(perturbation(division, 0, false)));
        double[][] before = copy(model.weights(1));
        model.train(input(), LABEL);
        assertThat(model.weights(1)).isDeepEqualTo(before);
        for (int i = 0; i < 3; i++) {
            Random noise = new Random(i);
            for (int l = 1; l <= 3; l++) {
                script.add(noise.doubles(WIDTHS[l], -1, 1).toArray());
            }
        }
        model.train(input(), LABEL);
        assertThat(Arrays.deepEquals(model.weights(1), before)).isFalse();
    }

    @Test
    void aSingleActiveInputLeavesItsDecorrelationAlone() {
        FloatModel model = model(design(RuleName.DNP).options(perturbation(Division.SHIFT, 0, true)));
        double[][] r = model.decorrelation(0).orElseThrow();
        double[][] identity = copy(r);
        model.train(unit(6, 2, 0.75), LABEL);
        assertThat(r).isDeepEqualTo(identity);
        assertThat(r[0]).isEqualTo(unit(6, 0, 1));
    }

    @Test
    void theFirstStepOfADecorrelationIsTheProductsOffTheDiagonal() {
        FloatModel model = model(design(RuleName.DANP).options(perturbation(Division.EXACT, 0, true)));
        double[] x = input();
        model.train(x, LABEL);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                double expected = i == j ? 1 : -0x1p-4 * x[i] * x[j];
                assertThat(model.decorrelation(0).orElseThrow()[i][j]).isCloseTo(expected, within(1e-15));
            }
        }
    }
}
