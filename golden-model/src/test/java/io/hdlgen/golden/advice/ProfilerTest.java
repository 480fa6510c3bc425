package io.hdlgen.golden.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.data.DataSets;
import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept, against a second float model that makes the same steps. */
class ProfilerTest {
    private static final int SAMPLES = 40;

    private static Design design(String rule, String layers) {
        String yaml = "{network: {input: 5, layers: %s, loss: squared-error}, rule: %s}".formatted(layers, rule);
        Description description = DescriptionReader.read("profiled", yaml, List.of())
                .description()
                .orElseThrow();
        return new Design(description, new Shape(1, 1));
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bp", "dfa", "fdfa", "fg-a", "dp", "np", "dnp"})
    void theLargestNumbersAreThoseOfTheRun(String rule) {
        Design design = design(
                "{name: %s, learning-rate: 2^-8, schedule: [{samples: 20, learning-rate: 2^-10}]}".formatted(rule),
                "[4, 3]");
        FloatModel twin = FloatModel.create(design);
        Profiler profiler =
                new Profiler(FloatModel.create(design), design.description().rule());
        profiler.samplesPerEpoch(SAMPLES);
        twin.samplesPerEpoch(SAMPLES);
        Samples samples = DataSets.random(design.description(), SAMPLES, 1).training();
        int[] x = new int[samples.width()];
        double logits = 0;
        double held = 0;
        double deltas = 0;
        double updates = 0;
        double beside = 0;
        for (int i = 0; i < SAMPLES; i++) {
            samples.read(i, x);
            int k = design.description().rule().rateShift(i, SAMPLES);
            profiler.learn(x, samples.label(i));
            twin.train(x, samples.label(i));
            logits = Math.max(logits, largest(twin.preActivation(2)));
            for (int l = 0; l < 2; l++) {
                double g = Math.scalb(largest(twin.delta(l + 1)), -k);
                deltas = Math.max(deltas, g);
                updates = Math.max(updates, g * Math.max(1, largest(twin.stream(l))));
                held = Math.max(held, Math.max(largest(twin.output(l)), largest(twin.stream(l))));
                held = Math.max(held, largest(twin.preActivation(l + 1)));
            }
            for (double[] vector : twin.beside()) {
                beside = Math.max(beside, largest(vector));
            }
        }
        Profile profile = profiler.profile();
        assertThat(profiler.isFinite()).isTrue();
        assertThat(profile.of(Quantity.LOGITS).max()).isEqualTo(logits);
        assertThat(profile.of(Quantity.DELTAS).max()).isEqualTo(deltas);
        assertThat(profile.of(Quantity.UPDATES).max()).isEqualTo(updates);
        assertThat(profile.of(Quantity.RULE_VECTORS).max()).isEqualTo(beside);
        assertThat(profile.of(Quantity.ACTIVATIONS).max()).isEqualTo(Math.max(held, beside));
        boolean alone = rule.equals("bp") || rule.equals("dfa");
        assertThat(beside == 0).isEqualTo(alone);
        assertThat(profile.of(Quantity.WEIGHTS).max()).isGreaterThanOrEqualTo(largest(twin.weights(2)[0]));
        boolean matrices = List.of("dfa", "fdfa", "dnp").contains(rule);
        assertThat(profile.of(Quantity.FEEDBACK).any()).isEqualTo(matrices);
    }

    /** The tangent of the first hidden layer is its noise, 1 in every element. */
    @Test
    void tangentsAreAmongTheVectorsOfTheRule() {
        Design design = design("fdfa", "[4, 3]");
        FloatModel model = FloatModel.create(design, n -> {
            double[] ones = new double[n];
            Arrays.fill(ones, 1);
            return ones;
        });
        model.train(new double[5], 0);
        double[] column = new double[3];
        for (int i = 0; i < 3; i++) {
            column[i] = Arrays.stream(model.weights(2)[i]).sum();
        }
        assertThat(model.beside()).hasSize(2);
        assertThat(model.beside().get(0)).containsOnly(1.0);
        // An input of zeros leaves W_2 alone but for the bias, as ReLU outputs are zero.
        assertThat(model.beside().get(1)).containsExactly(column, org.assertj.core.data.Offset.offset(1e-15));
    }

    @Test
    void aRunThatLeavesTheNumbersIsNotRecordedFurther() {
        Design design = design("{name: bp, learning-rate: 1}", "[3]");
        Profiler profiler =
                new Profiler(FloatModel.create(design), design.description().rule());
        profiler.samplesPerEpoch(1);
        int[] large = new int[] {30000, 30000, 30000, 30000, 30000};
        for (int i = 0; i < 2000; i++) {
            profiler.learn(large, i % 3);
        }
        assertThat(profiler.isFinite()).isFalse();
        assertThat(profiler.profile().of(Quantity.LOGITS).max()).isLessThan(Double.POSITIVE_INFINITY);
    }
}
