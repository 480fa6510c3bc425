package io.hdlgen.golden.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.testing.DesignBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the rules must do whatever the numbers are; every property comes with a planted fault that breaks it. */
class RulePropertiesTest {
    private static final int SAMPLES = 200;

    /** Random samples 0 .. 1 with random labels; {@code before} may tamper with the model before each. */
    private static void train(GoldenModel model, int samples, Consumer<GoldenModel> before) {
        Random random = new Random(11);
        int inputs = model.design().description().network().input();
        int classes = model.design().description().network().classes();
        int one = (int) model.design().description().formats().activations().one();
        for (int i = 0; i < samples; i++) {
            before.accept(model);
            int[] x = random.ints(inputs, 0, one + 1).toArray();
            model.train(x, random.nextInt(classes));
        }
    }

    private static void train(GoldenModel model, int samples) {
        train(model, samples, m -> {});
    }

    private static int[][] copy(Matrix matrix) {
        return Arrays.stream(matrix.data()).map(int[]::clone).toArray(int[][]::new);
    }

    private static Matrix matrix(GoldenModel model, String name) {
        return model.matrices().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Rows 0 and 3 of W_1 and F_1 made equal, and columns 0 and 3 of W_2. */
    private static GoldenModel withTwins(DesignBuilder builder) {
        // Uniform values: a row of equal signs would see the sum of all errors, which softmax keeps near 0.
        GoldenModel model = GoldenModel.create(builder.widths(12, 6, 6, 4)
                .feedback(FeedbackValues.UNIFORM, FeedbackSource.STORED)
                .build());
        for (String name : List.of("W1", "F1")) {
            int[][] data = copy(matrix(model, name));
            data[3] = data[0].clone();
            model.load(name, data);
        }
        return model;
    }

    // Refinetti et al., section 2: hidden neurons with equal rows are one neuron.

    @ParameterizedTest
    @EnumSource(Activation.class)
    void equalHiddenRowsStayBitIdenticalUnderDfa(Activation activation) {
        GoldenModel model = withTwins(new DesignBuilder().activation(activation).roundingBits(0));
        train(model, SAMPLES);
        assertThat(matrix(model, "W1").data()[3]).isEqualTo(matrix(model, "W1").data()[0]);
        assertThat(matrix(model, "W1").data()[0])
                .isNotEqualTo(matrix(withTwins(new DesignBuilder()), "W1").data()[0]);
    }

    @Test
    void equalHiddenRowsPartWhenTheirFeedbackDiffers() {
        GoldenModel model = withTwins(new DesignBuilder().roundingBits(0));
        int[][] feedback = copy(matrix(model, "F1"));
        feedback[3][1] += 1 << 8;
        model.load("F1", feedback);
        train(model, SAMPLES);
        assertThat(matrix(model, "W1").data()[3])
                .isNotEqualTo(matrix(model, "W1").data()[0]);
    }

    @Test
    void equalHiddenRowsPartUnderStochasticRounding() {
        GoldenModel model = withTwins(new DesignBuilder());
        train(model, SAMPLES);
        assertThat(matrix(model, "W1").data()[3])
                .isNotEqualTo(matrix(model, "W1").data()[0]);
    }

    // One hidden layer, F = W_2^T, squared error, EF + k <= DF, BF = WF: DFA is backpropagation.

    private static Design oneHidden(RuleName rule, Activation activation, int roundingBits, int deltaFraction) {
        return new DesignBuilder()
                .widths(15, 8, 5)
                .rule(rule)
                .activation(activation)
                .loss(Loss.SQUARED_ERROR)
                .roundingBits(roundingBits)
                .delta(deltaFraction)
                .build();
    }

    private static void transposeIntoFeedback(GoldenModel model) {
        int[][] w2 = matrix(model, "W2").data();
        int[][] f1 = new int[matrix(model, "F1").rows()][w2.length];
        for (int i = 0; i < f1.length; i++) {
            for (int j = 0; j < w2.length; j++) {
                f1[i][j] = w2[j][i];
            }
        }
        model.load("F1", f1);
    }

    @ParameterizedTest
    @CsvSource({"RELU, 0, 21", "LINEAR, 8, 21", "HARD_TANH, 8, 16", "LEAKY_RELU, 0, 20", "HARD_SIGMOID, 8, 18"})
    void dfaWithTransposedWeightsIsBackpropagation(Activation activation, int roundingBits, int deltaFraction) {
        GoldenModel bp = GoldenModel.create(oneHidden(RuleName.BP, activation, roundingBits, deltaFraction));
        GoldenModel dfa = GoldenModel.create(oneHidden(RuleName.DFA, activation, roundingBits, deltaFraction));
        train(bp, SAMPLES);
        train(dfa, SAMPLES, RulePropertiesTest::transposeIntoFeedback);
        assertThat(bp.saturations().total())
                .as("the property holds while nothing saturates")
                .isZero();
        for (String name : List.of("W1", "W2")) {
            assertThat(matrix(dfa, name).data()).isDeepEqualTo(matrix(bp, name).data());
        }
    }

    @Test
    void dfaWithItsOwnFeedbackIsNot() {
        GoldenModel bp = GoldenModel.create(oneHidden(RuleName.BP, Activation.RELU, 0, 21));
        GoldenModel dfa = GoldenModel.create(oneHidden(RuleName.DFA, Activation.RELU, 0, 21));
        train(bp, 1);
        train(dfa, 1);
        assertThat(matrix(dfa, "W2").data()).isDeepEqualTo(matrix(bp, "W2").data());
        assertThat(Arrays.deepEquals(matrix(dfa, "W1").data(), matrix(bp, "W1").data()))
                .isFalse();
    }

    // Zero error.

    @ParameterizedTest
    @EnumSource(
            value = RuleName.class,
            names = {"BP", "FA", "KP", "DFA", "SDFA", "DKP", "FG_A", "DP", "DP_T"})
    void zeroErrorChangesNoWeight(RuleName rule) {
        GoldenModel model = GoldenModel.create(
                new DesignBuilder().rule(rule).loss(Loss.SQUARED_ERROR).build());
        Matrix last = matrix(model, "W2");
        int[][] constant = new int[last.rows()][8];
        constant[1][7] = 1 << 13; // logits 0, 1, 0 whatever the input
        model.load("W2", constant);
        List<int[][]> before = new ArrayList<>();
        model.matrices().forEach(m -> before.add(copy(m)));
        int[] states = model.roundingStates();
        Random random = new Random(5);
        for (int i = 0; i < SAMPLES; i++) {
            model.train(random.ints(20, 0, 513).toArray(), 1);
        }
        for (int m = 0; m < before.size(); m++) {
            assertThat(model.matrices().get(m).data()).isDeepEqualTo(before.get(m));
        }
        assertThat(model.roundingStates()).as("the LFSRs run on").isNotEqualTo(states);
        model.train(random.ints(20, 0, 513).toArray(), 2);
        assertThat(Arrays.deepEquals(matrix(model, "W2").data(), before.get(1)))
                .as("the planted fault: another label")
                .isFalse();
    }

    // Linear network, W = 0.

    /** Under DFA all hidden layers get a delta, but only layer 1 has an input other than 0: of the weights only W_1 changes, and all biases do. */
    @Test
    void theFirstStepOfDfaFromZeroChangesTheWeightsOfLayerOneOnly() {
        GoldenModel model = zeroed(RuleName.DFA);
        model.train(new Random(5).ints(20, 1, 513).toArray(), 2);
        assertThat(changed(matrix(model, "W1"), false)).isTrue();
        assertThat(changed(matrix(model, "W2"), false)).isFalse();
        assertThat(changed(matrix(model, "W3"), false)).isFalse();
        for (Matrix matrix : model.matrices().subList(0, 3)) {
            assertThat(changed(matrix, true)).isTrue();
        }
    }

    /** Under backpropagation no delta gets through zero weights: only the biases of the output change. */
    @Test
    void theFirstStepOfBackpropagationFromZeroChangesTheOutputBiasesOnly() {
        GoldenModel model = zeroed(RuleName.BP);
        model.train(new Random(5).ints(20, 1, 513).toArray(), 2);
        for (Matrix matrix : model.matrices()) {
            assertThat(changed(matrix, false)).isFalse();
            assertThat(changed(matrix, true)).isEqualTo(matrix.name().equals("W3"));
        }
    }

    private static GoldenModel zeroed(RuleName rule) {
        GoldenModel model = GoldenModel.create(new DesignBuilder()
                .widths(20, 7, 6, 4)
                .rule(rule)
                .activation(Activation.LINEAR)
                .build());
        for (Matrix matrix : model.matrices()) {
            if (matrix.bias()) {
                model.load(matrix.name(), new int[matrix.rows()][matrix.columns() + 1]);
            }
        }
        return model;
    }

    private static boolean changed(Matrix matrix, boolean biases) {
        int from = biases ? matrix.columns() : 0;
        int to = biases ? matrix.columns() + 1 : matrix.columns();
        return Arrays.stream(matrix.data())
                .anyMatch(row -> Arrays.stream(row, from, to).anyMatch(v -> v != 0));
    }

    // The shape of the array.

    private static int[][][] trained(DesignBuilder builder, int block, int blocks) {
        GoldenModel model = GoldenModel.create(
                builder.widths(23, 17, 11, 5).shape(block, blocks).build());
        train(model, 40);
        return model.matrices().stream().map(Matrix::data).toArray(int[][][]::new);
    }

    @ParameterizedTest
    @EnumSource(RuleName.class)
    void nearestRoundingWithStoredFeedbackDoesNotDependOnTheShape(RuleName rule) {
        DesignBuilder builder = new DesignBuilder().rule(rule).roundingBits(0);
        int[][][] expected = trained(builder, 1, 1);
        for (int block = 1; block <= 8; block *= 2) {
            for (int blocks = 1; blocks <= 5; blocks += 2) {
                assertThat(Arrays.deepEquals(trained(builder, block, blocks), expected))
                        .isTrue();
            }
        }
    }

    @Test
    void stochasticRoundingAndRegeneratedFeedbackDo() {
        DesignBuilder stochastic = new DesignBuilder();
        assertThat(Arrays.deepEquals(trained(stochastic, 4, 1), trained(stochastic, 2, 1)))
                .isFalse();
        DesignBuilder lfsr = new DesignBuilder().roundingBits(0).feedback(FeedbackValues.SIGN, FeedbackSource.LFSR);
        assertThat(Arrays.deepEquals(trained(lfsr, 4, 1), trained(lfsr, 2, 1))).isFalse();
    }

    /** A stored design that is given the regenerated matrices gives the same bits. */
    @Test
    void storedAndRegeneratedFeedbackAgree() {
        DesignBuilder builder = new DesignBuilder().widths(23, 17, 11, 5).roundingBits(0);
        GoldenModel lfsr = GoldenModel.create(
                builder.feedback(FeedbackValues.TERNARY, FeedbackSource.LFSR).build());
        GoldenModel stored = GoldenModel.create(
                builder.feedback(FeedbackValues.TERNARY, FeedbackSource.STORED).build());
        for (int l = 1; l <= 2; l++) {
            int shift = 13 - lfsr.feedbackFraction(l);
            int[][] rows = lfsr.feedback(l);
            for (int[] row : rows) {
                Arrays.setAll(row, j -> row[j] << shift);
            }
            stored.load("F" + l, rows);
        }
        train(lfsr, 40);
        train(stored, 40);
        for (int l = 0; l < 3; l++) {
            assertThat(lfsr.matrices().get(l).data())
                    .isDeepEqualTo(stored.matrices().get(l).data());
        }
        assertThat(lfsr.matrices()).hasSize(3);
        assertThat(stored.matrices()).hasSize(5);
    }
}
