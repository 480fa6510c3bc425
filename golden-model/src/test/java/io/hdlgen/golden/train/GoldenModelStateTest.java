package io.hdlgen.golden.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.testing.DesignBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GoldenModelStateTest {
    private static int[] input(long seed) {
        return new Random(seed).ints(20, 0, 513).toArray();
    }

    @Test
    void inferenceChangesNothing() {
        GoldenModel model = GoldenModel.create(new DesignBuilder().build());
        model.train(input(1), 1);
        Snapshot before = model.snapshot();
        List<NamedVector> vectors = model.vectors();
        model.infer(input(2));
        Snapshot after = model.snapshot();
        assertThat(after.saturations()).isEqualTo(before.saturations());
        assertThat(after.roundingStates()).isEqualTo(before.roundingStates());
        before.matrices()
                .forEach((name, data) -> assertThat(after.matrices().get(name)).isDeepEqualTo(data));
        for (int v = 0; v < vectors.size(); v++) {
            assertThat(model.vectors().get(v).values()).isEqualTo(vectors.get(v).values());
        }
    }

    @Test
    void namesItsVectorsInOrder() {
        GoldenModel model =
                GoldenModel.create(new DesignBuilder().widths(20, 7, 6, 3).build());
        assertThat(model.vectors())
                .extracting(NamedVector::name)
                .containsExactly("x0", "x1", "x2", "e", "g1", "g2", "g3");
        assertThat(model.vectors()).allSatisfy(v -> assertThat(v.values()).containsOnly(0));
        assertThat(model.saturations().counts().keySet())
                .containsExactly("W1", "W2", "W3", "z1", "z2", "z3", "e", "g1", "g2", "g3", "F1", "F2");
        assertThat(model.matrices()).extracting(Matrix::name).containsExactly("W1", "W2", "W3", "F1", "F2");
    }

    /** What the equations say of them without a matrix product. */
    @Test
    void aRulesOwnVectorsAreThoseOfItsEquations() {
        GoldenModel model = GoldenModel.create(
                new DesignBuilder().rule(RuleName.FDFA).widths(20, 7, 6, 3).build());
        model.train(input(1), 1);
        Map<String, int[]> vectors =
                model.ruleVectors().stream().collect(Collectors.toMap(NamedVector::name, NamedVector::values));
        assertThat(vectors).containsOnlyKeys("u1", "u2", "t1", "t2", "dy");
        int one = 1 << model.design().description().formats().activations().fractionBits();
        assertThat(vectors.get("u2")).hasSize(6).containsOnly(-one, one);
        assertThat(vectors.get("t1")).isEqualTo(vectors.get("u1"));
        assertThat(vectors.get("dy")).hasSize(3);
    }

    /** In the first layer, where nothing from below has changed, the measured change is the noise. */
    @Test
    void theVectorsOfNodePerturbation() {
        GoldenModel model = GoldenModel.create(
                new DesignBuilder().rule(RuleName.ANP).widths(20, 7, 3).build());
        model.train(input(1), 1);
        Map<String, int[]> vectors =
                model.ruleVectors().stream().collect(Collectors.toMap(NamedVector::name, NamedVector::values));
        assertThat(vectors).containsOnlyKeys("eps1", "eps2", "v1", "v2");
        assertThat(vectors.get("eps1")).hasSize(7).doesNotContain(0);
        assertThat(vectors.get("v1")).isEqualTo(vectors.get("eps1"));
        assertThat(vectors.get("v2")).hasSize(3).isNotEqualTo(vectors.get("eps2"));
    }

    /** Both ends of the states' difference and mean, with alpha = 1/2 and nothing that saturates. */
    @Test
    void theStatesOfDualPropagation() {
        GoldenModel model = GoldenModel.create(
                new DesignBuilder().rule(RuleName.DP_T).widths(20, 7, 6, 3).build());
        model.train(input(1), 1);
        Map<String, int[]> vectors =
                model.ruleVectors().stream().collect(Collectors.toMap(NamedVector::name, NamedVector::values));
        assertThat(vectors)
                .containsOnlyKeys("a1", "D1", "s+1", "s-1", "d1", "m1", "a2", "D2", "s+2", "s-2", "d2", "m2", "d3");
        assertThat(vectors.get("d3")).hasSize(3);
        for (int i = 0; i < 6; i++) {
            int d = vectors.get("d2")[i];
            assertThat(d).isEqualTo(vectors.get("s+2")[i] - vectors.get("s-2")[i]);
            assertThat(vectors.get("m2")[i]).isEqualTo(vectors.get("s-2")[i] + ((d + 1) >> 1));
        }
    }

    @Test
    void startsWithTheSeedsOfTheLanes() {
        GoldenModel model = GoldenModel.create(new DesignBuilder()
                .shape(2, 3)
                .seed(77)
                .feedback(FeedbackValues.SIGN, FeedbackSource.LFSR)
                .build());
        assertThat(model.roundingStates()).hasSize(6);
        assertThat(model.feedbackStates()).hasSize(6);
        for (int lane = 0; lane < 6; lane++) {
            assertThat(model.roundingStates()[lane]).isEqualTo(Seeds.roundingLane(77, lane));
            assertThat(model.feedbackStates()[lane]).isEqualTo(Seeds.feedbackLane(77, lane));
        }
        long[] seeds = model.feedbackStates();
        model.train(input(1), 0);
        long[] afterOne = model.feedbackStates();
        model.train(input(2), 0);
        assertThat(afterOne).isNotEqualTo(seeds).isEqualTo(model.feedbackStates());
    }

    @Test
    void withoutHiddenLayersThereIsNothingToRegenerate() {
        GoldenModel model = GoldenModel.create(new DesignBuilder()
                .widths(5, 3)
                .feedback(FeedbackValues.SIGN, FeedbackSource.LFSR)
                .build());
        assertThat(model.feedbackStates()).isEmpty();
        model.train(new int[5], 0);
        assertThat(model.feedbackStates()).isEmpty();
    }

    @Test
    void hasNoStatesThatItDoesNotUse() {
        GoldenModel model = GoldenModel.create(
                new DesignBuilder().rule(RuleName.BP).roundingBits(0).build());
        assertThat(model.roundingStates()).isEmpty();
        assertThat(model.feedbackStates()).isEmpty();
    }

    @Test
    void restoredModelsGoOnWithTheSameBits() {
        Design design = new DesignBuilder().build();
        GoldenModel model = GoldenModel.create(design);
        for (int i = 0; i < 10; i++) {
            model.train(input(i), i % 3);
        }
        GoldenModel restored = GoldenModel.restore(design, model.snapshot());
        for (int i = 10; i < 20; i++) {
            assertThat(restored.train(input(i), i % 3).logits())
                    .isEqualTo(model.train(input(i), i % 3).logits());
        }
        assertThat(restored.samples()).isEqualTo(20);
        assertThat(restored.roundingStates()).isEqualTo(model.roundingStates());
    }

    @Test
    void theLowestIndexWinsATie() {
        GoldenModel model = GoldenModel.create(new DesignBuilder().widths(20, 5).build());
        model.load("W1", new int[5][21]);
        assertThat(model.infer(input(1)).prediction()).isZero();
        int[][] biases = new int[5][21];
        biases[2][20] = 100 << 4;
        biases[4][20] = 100 << 4;
        model.load("W1", biases);
        assertThat(model.infer(input(1)).prediction()).isEqualTo(2);
    }

    /** Weights at the end of their range: what the update's bounds prove must be proved again after they were loaded. */
    @Test
    void saturatesAndCountsAtTheEndOfTheRange() {
        GoldenModel model = GoldenModel.create(new DesignBuilder()
                .widths(20, 3)
                .loss(Loss.SQUARED_ERROR)
                .rate(2)
                .delta(16)
                .build());
        int[][] largest = new int[3][21];
        for (int[] row : largest) {
            Arrays.fill(row, 32767);
        }
        largest[1] = new int[21];
        model.load("W1", largest);
        int[] negative = new int[20];
        Arrays.fill(negative, -512);
        model.train(negative, 1);
        assertThat(model.saturations().of("W1")).isPositive();
        assertThat(Arrays.stream(model.matrices().get(0).data()).flatMapToInt(Arrays::stream))
                .allMatch(v -> v >= -32768 && v <= 32767);
        assertThat(model.saturations().of("unknown")).isZero();
    }

    /** A change that rounding alone makes: g x = 2^(SH-1) rounds up to one more than the largest weight. */
    @Test
    void saturatesWhenOnlyTheRoundingGoesBeyondTheRange() {
        GoldenModel model = GoldenModel.create(new DesignBuilder()
                .widths(2, 2)
                .loss(Loss.SQUARED_ERROR)
                .rate(2)
                .weights("s6.10")
                .delta(16)
                .roundingBits(0)
                .build());
        model.load("W1", new int[][] {{32767, 1022, 32767}, {0, 0, 0}});
        // z = (32767 - 32767) + 1022 / 1024 = 511 / 512, so e = -1 / 512, g = 32 and g ONE = 2^14 = 2^(SH-1).
        model.train(new int[] {-512, 512}, 0);
        assertThat(model.matrices().get(0).data()[0]).containsExactly(32767, 1023, 32767);
        assertThat(model.saturations().of("W1")).isEqualTo(1);
    }

    @Test
    void describesItsMatrices() {
        GoldenModel model = GoldenModel.create(new DesignBuilder().build());
        Matrix w1 = model.matrices().get(0);
        Matrix f1 = model.matrices().get(2);
        assertThat(List.of(w1.rows(), w1.columns(), w1.data()[0].length)).containsExactly(7, 20, 21);
        assertThat(List.of(f1.rows(), f1.columns(), f1.data()[0].length)).containsExactly(7, 3, 3);
        assertThat(w1.bias()).isTrue();
        assertThat(f1.bias()).isFalse();
        assertThat(w1.format()).hasToString("s3.13");
    }

    @Test
    void refusesWhatDoesNotFit() {
        GoldenModel model = GoldenModel.create(new DesignBuilder().build());
        assertThatThrownBy(() -> model.train(new int[19], 0))
                .hasMessageContaining("19")
                .hasMessageContaining("20");
        assertThatThrownBy(() -> model.train(input(1), 3)).hasMessageContaining("label 3");
        assertThatThrownBy(() -> model.train(input(1), -1)).hasMessageContaining("label -1");
        assertThatThrownBy(() -> model.load("W3", new int[1][1])).hasMessageContaining("W3");
        assertThatThrownBy(() -> model.load("W1", new int[7][20])).hasMessageContaining("7 x 21");
    }
}
