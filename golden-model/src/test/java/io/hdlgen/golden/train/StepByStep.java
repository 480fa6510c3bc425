package io.hdlgen.golden.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.naive.NaiveModel;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Network;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The golden model beside the naive one: all of their state and all vectors after every sample. */
final class StepByStep {
    private static final int SAMPLES = 4;
    private static final int SAMPLES_PER_EPOCH = 2;

    private final GoldenModel model;
    private final NaiveModel naive;
    private String where = "";

    private StepByStep(Design golden, Design expected) {
        this.model = GoldenModel.create(golden);
        this.naive = new NaiveModel(expected, SAMPLES_PER_EPOCH);
        model.samplesPerEpoch(SAMPLES_PER_EPOCH);
    }

    /** Trains both with the same random samples; returns what was counted. */
    static Map<String, Long> compare(Design design, long seed) {
        return compare(design, design, seed, model -> {});
    }

    /**
     * As above, with a difference that is to be found.
     *
     * @param golden what the golden model is made for
     * @param expected what the naive model is made for
     * @param tamper is given the golden model before the last sample
     */
    static Map<String, Long> compare(Design golden, Design expected, long seed, Consumer<GoldenModel> tamper) {
        StepByStep pair = new StepByStep(golden, expected);
        SplittableRandom random = new SplittableRandom(seed);
        if (random.nextInt(2) == 0) {
            pair.fill(random);
        }
        for (int sample = 0; sample < SAMPLES; sample++) {
            pair.where = "seed " + seed + ", after " + sample + " samples, " + expected;
            pair.assertSameState();
            if (sample == SAMPLES - 1) {
                tamper.accept(pair.model);
            }
            int[] x = input(random, expected);
            pair.step(x, random.nextInt(expected.description().network().classes()));
        }
        pair.assertSameState();
        return pair.naive.saturations();
    }

    /** Entries from the whole range everywhere: what rarely saturates then does. */
    private void fill(SplittableRandom random) {
        for (Matrix matrix : model.matrices()) {
            int[][] data = new int[matrix.rows()][matrix.data()[0].length];
            int max = (int) matrix.format().max();
            BigInteger[][] expected = naive.matrices().get(matrix.name());
            for (int i = 0; i < data.length; i++) {
                for (int j = 0; j < data[i].length; j++) {
                    data[i][j] = random.nextInt(2 * max + 2) - max - 1;
                    expected[i][j] = BigInteger.valueOf(data[i][j]);
                }
            }
            model.load(matrix.name(), data);
        }
    }

    private void step(int[] x, int label) {
        assertThat(model.infer(x).logits()).as("inference, %s", where).isEqualTo(ints(naive.infer(x)));
        Step step = model.train(x, label);
        int prediction = naive.train(x, label);
        assertThat(step.logits()).as("logits, %s", where).isEqualTo(ints(naive.logits()));
        assertThat(step.prediction()).as("prediction, %s", where).isEqualTo(prediction);
        for (NamedVector vector : model.vectors()) {
            if (vector.name().equals("e")
                    && model.design().description().rule().name().perturbsNodes()) {
                continue; // node perturbation knows the loss alone
            }
            assertThat(vector.values()).as("%s, %s", vector.name(), where).isEqualTo(ints(naive.vector(vector.name())));
        }
    }

    /** One sample in three is from the whole range. */
    private static int[] input(SplittableRandom random, Design design) {
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

    private void assertSameState() {
        Map<String, int[][]> matrices = model.matrices().stream().collect(Collectors.toMap(Matrix::name, Matrix::data));
        Map<String, BigInteger[][]> expected = naive.matrices();
        assertThat(matrices.keySet()).as(where).isEqualTo(expected.keySet());
        expected.forEach((name, rows) -> {
            for (int i = 0; i < rows.length; i++) {
                assertThat(matrices.get(name)[i])
                        .as("%s row %d, %s", name, i, where)
                        .isEqualTo(ints(rows[i]));
            }
        });
        assertThat(longs(model.roundingStates()))
                .as("rounding LFSRs, %s", where)
                .isEqualTo(longs(naive.roundingStates()));
        assertThat(model.feedbackStates()).as("feedback LFSRs, %s", where).isEqualTo(longs(naive.feedbackStates()));
        assertThat(model.perturbationState())
                .as("perturbation LFSR, %s", where)
                .isEqualTo(longs(naive.perturbationState()));
        TreeMap<String, Long> counted = new TreeMap<>(model.saturations().counts());
        counted.values().removeIf(count -> count == 0);
        assertThat(counted).as("saturations, %s", where).isEqualTo(naive.saturations());
    }

    private static int[] ints(BigInteger[] values) {
        return Arrays.stream(values).mapToInt(BigInteger::intValueExact).toArray();
    }

    private static long[] longs(BigInteger[] values) {
        return Arrays.stream(values).mapToLong(BigInteger::longValue).toArray();
    }

    private static long[] longs(int[] unsigned) {
        return Arrays.stream(unsigned).mapToLong(Integer::toUnsignedLong).toArray();
    }
}
