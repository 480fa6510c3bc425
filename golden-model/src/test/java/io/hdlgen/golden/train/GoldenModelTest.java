package io.hdlgen.golden.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleSpec;
import io.hdlgen.golden.testing.RandomDesigns;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GoldenModelTest {
    private static final int DESIGNS = 400;
    private static final int SAMPLES = 6;

    /** Every option of a description, compared with the text's second implementation after every sample. To replay one: {@code -Dgolden.seed=N}. */
    @Test
    void equalsTheContractStepByStep() {
        Long replay = Long.getLong("golden.seed");
        long first = replay == null ? 1 : replay;
        long last = replay == null ? DESIGNS : replay;
        for (long seed = first; seed <= last; seed++) {
            compare(seed);
        }
    }

    private static void compare(long seed) {
        Design design = RandomDesigns.of(seed, seed % 2 == 0 ? RuleName.BP : RuleName.DFA);
        RuleSpec rule = design.description().rule();
        if (!rule.schedule().isEmpty()
                || rule.decayShift().isPresent()
                || !rule.frozen().isEmpty()) {
            return; // not yet in NaiveModel
        }
        GoldenModel model = GoldenModel.create(design);
        NaiveModel naive = new NaiveModel(design);
        Random random = new Random(seed);
        for (int sample = 0; sample <= SAMPLES; sample++) {
            String where = "seed " + seed + ", after " + sample + " samples, " + design;
            assertSameState(model, naive, where);
            int[] x = input(random, design);
            int label = random.nextInt(design.description().network().classes());
            int[] before = model.infer(x).logits();
            Step step = model.train(x, label);
            int prediction = naive.train(x, label);
            assertThat(step.logits()).as(where).isEqualTo(ints(naive.logits)).isEqualTo(before);
            assertThat(step.prediction()).as(where).isEqualTo(prediction);
            assertSameVectors(model, naive, where);
        }
    }

    private static int[] input(Random random, Design design) {
        Network network = design.description().network();
        int[] x = new int[network.input()];
        int one = (int) design.description().formats().activations().one();
        int max = (int) design.description().formats().activations().max();
        boolean wild = random.nextInt(3) == 0;
        for (int j = 0; j < x.length; j++) {
            x[j] = wild ? random.nextInt(2 * max + 2) - max - 1 : random.nextInt(one + 1);
        }
        return x;
    }

    private static void assertSameState(GoldenModel model, NaiveModel naive, String where) {
        for (Matrix matrix : model.matrices()) {
            int l = matrix.name().charAt(1) - '0';
            BigInteger[][] expected = matrix.bias() ? naive.w[l] : naive.f[l];
            for (int i = 0; i < matrix.rows(); i++) {
                assertThat(matrix.data()[i])
                        .as("%s row %d, %s", matrix.name(), i, where)
                        .isEqualTo(ints(expected[i]));
            }
        }
        assertThat(model.roundingStates())
                .as(where)
                .isEqualTo(Arrays.stream(naive.roundingLfsr)
                        .mapToInt(BigInteger::intValue)
                        .toArray());
        assertThat(model.feedbackStates())
                .as(where)
                .isEqualTo(Arrays.stream(naive.feedbackLfsr)
                        .mapToLong(BigInteger::longValue)
                        .toArray());
        TreeMap<String, Long> counted = new TreeMap<>(model.saturations().counts());
        counted.values().removeIf(count -> count == 0);
        assertThat(counted).as(where).isEqualTo(naive.saturations);
    }

    private static void assertSameVectors(GoldenModel model, NaiveModel naive, String where) {
        for (NamedVector vector : model.vectors()) {
            int l = vector.name().equals("e") ? 0 : vector.name().charAt(1) - '0';
            BigInteger[] expected = switch (vector.name().charAt(0)) {
                case 'x' -> naive.x[l];
                case 'e' -> naive.e;
                default -> naive.g[l];
            };
            assertThat(vector.values()).as("%s, %s", vector.name(), where).isEqualTo(ints(expected));
        }
    }

    private static int[] ints(BigInteger[] values) {
        return Arrays.stream(values).mapToInt(BigInteger::intValueExact).toArray();
    }
}
