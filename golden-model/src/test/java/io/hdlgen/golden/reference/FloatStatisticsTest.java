package io.hdlgen.golden.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.golden.testing.DesignBuilder;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules with noise do on average, at fixed weights. Another seed: {@code -Dgolden.seed=N}. */
class FloatStatisticsTest {
    private static final long SEED = Long.getLong("golden.seed", 1);
    private static final int SAMPLES = 20_000;
    private static final int[] WIDTHS = {6, 5, 4, 3};
    private static final double[] X = {0.9, -0.4, 0.7, 0.1, -0.8, 0.5};
    private static final int LABEL = 2;
    /** In standard errors. */
    private static final double LIMIT = 5;
    /** A planted bias, as a part of the largest expected entry. */
    private static final double BIAS = 0.2;
    /** The same for FG-W, whose noise in every weight gives a far larger variance. */
    private static final double COARSE_BIAS = 1;

    private static DesignBuilder design(RuleName rule, RuleOptions options) {
        return new DesignBuilder()
                .widths(WIDTHS)
                .activation(Activation.LEAKY_RELU)
                .rule(rule)
                .seed(SEED)
                .frozen(1, 2, 3)
                .options(options);
    }

    /** With sigma = 2^-20, so small that no pre-activation is near enough to the kink for noise to carry it across. */
    private static RuleOptions perturbation(NoiseKind noise, Division division, boolean twoNoisyPasses) {
        return new RuleOptions.NodePerturbation(20, noise, 0, division, twoNoisyPasses, Optional.empty());
    }

    /** The largest distance of a mean from what is expected, in standard errors. */
    private static double distance(Supplier<double[]> draw, double[] expected) {
        double[] sum = new double[expected.length];
        double[] squares = new double[expected.length];
        for (int n = 0; n < SAMPLES; n++) {
            double[] v = draw.get();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += v[i];
                squares[i] += v[i] * v[i];
            }
        }
        double worst = 0;
        for (int i = 0; i < sum.length; i++) {
            double mean = sum[i] / SAMPLES;
            double error = Math.sqrt((squares[i] / SAMPLES - mean * mean) / SAMPLES);
            worst = Math.max(worst, Math.abs(mean - expected[i]) / error);
        }
        return worst;
    }

    private static void assertMean(Supplier<double[]> draw, double[] expected) {
        assertMean(draw, expected, BIAS);
    }

    private static void assertMean(Supplier<double[]> draw, double[] expected, double bias) {
        assertThat(distance(draw, expected)).as("seed %d", SEED).isLessThan(LIMIT);
        double[] biased = expected.clone();
        int largest = 0;
        for (int i = 1; i < biased.length; i++) {
            largest = Math.abs(biased[i]) > Math.abs(biased[largest]) ? i : largest;
        }
        biased[largest] *= 1 + bias;
        assertThat(distance(draw, biased)).as("planted bias, seed %d", SEED).isGreaterThan(LIMIT);
    }

    private static double[] deltas(FloatModel model) {
        model.train(X, LABEL);
        double[] all = new double[12];
        System.arraycopy(model.delta(1), 0, all, 0, 5);
        System.arraycopy(model.delta(2), 0, all, 5, 4);
        System.arraycopy(model.delta(3), 0, all, 9, 3);
        return all;
    }

    private static double[] concatenated(double[]... parts) {
        double[] all = new double[12];
        System.arraycopy(parts[0], 0, all, 0, 5);
        System.arraycopy(parts[1], 0, all, 5, 4);
        System.arraycopy(parts[2], 0, all, 9, 3);
        return all;
    }

    @ParameterizedTest
    @CsvSource({"RADEMACHER", "GAUSSIAN"})
    void activityForwardGradientsAreUnbiased(NoiseKind noise) {
        FloatModel model = FloatModel.create(
                design(RuleName.FG_A, new RuleOptions.ForwardGradient(noise)).build());
        assertMean(() -> deltas(model), concatenated(model.gradient(X, LABEL)));
    }

    @ParameterizedTest
    @CsvSource({"NP, RADEMACHER, SHIFT", "NP, GAUSSIAN, SHIFT", "INP, RADEMACHER, SHIFT", "INP, GAUSSIAN, EXACT"})
    void nodePerturbationIsUnbiased(RuleName rule, NoiseKind noise, Division division) {
        FloatModel model = FloatModel.create(
                design(rule, perturbation(noise, division, false)).build());
        assertMean(() -> deltas(model), concatenated(model.gradient(X, LABEL)));
    }

    /** sum over k up to l of (da_l / da_k) d_k, not d_l: what comes from below counts again. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void activityPerturbationHasTheMeanOfItsOwn(boolean twoNoisyPasses) {
        FloatModel model = FloatModel.create(
                design(RuleName.ANP, perturbation(NoiseKind.RADEMACHER, Division.SHIFT, twoNoisyPasses))
                        .build());
        double[][] gradient = model.gradient(X, LABEL);
        double[][] expected = new double[3][];
        model.train(X, LABEL);
        for (int l = 1; l <= 3; l++) {
            expected[l - 1] = gradient[l - 1].clone();
            for (int i = 0; l > 1 && i < WIDTHS[l]; i++) {
                for (int j = 0; j < WIDTHS[l - 1]; j++) {
                    double slope = model.preActivation(l - 1)[j] > 0 ? 1 : 0.125;
                    expected[l - 1][i] += model.weights(l)[i][j] * slope * expected[l - 2][j];
                }
            }
        }
        assertMean(() -> deltas(model), concatenated(expected));
        assertThat(distance(() -> deltas(model), concatenated(gradient))).isGreaterThan(LIMIT);
    }

    @ParameterizedTest
    @CsvSource({"RADEMACHER", "GAUSSIAN"})
    void theFeedbackOfFdfaFollowsTheWeightsAbove(NoiseKind noise) {
        Design design = design(RuleName.FDFA, new RuleOptions.ForwardFeedback(0, noise))
                .widths(6, 5, 3)
                .frozen(1, 2)
                .build();
        FloatModel model = FloatModel.create(design);
        double[] expected = new double[15];
        for (int i = 0; i < 15; i++) {
            expected[i] = model.weights(2)[i % 3][i / 3];
        }
        assertMean(
                () -> {
                    model.train(X, LABEL);
                    double[] f = new double[15];
                    for (int i = 0; i < 15; i++) {
                        f[i] = model.feedback(1).orElseThrow()[i / 3][i % 3];
                    }
                    return f;
                },
                expected);
    }

    @Test
    void weightForwardGradientsAreUnbiased() {
        Design design = design(RuleName.FG_A, new RuleOptions.ForwardGradient(NoiseKind.GAUSSIAN))
                .frozen()
                .build();
        Random random = new Random(SEED);
        FloatModel model = FloatModel.weightForwardGradient(
                design, n -> random.doubles(n).map(u -> u < 0.5 ? -1 : 1).toArray());
        FloatModel start = FloatModel.create(design);
        double[][] d = model.gradient(X, LABEL);
        double[] expected = new double[20];
        model.train(X, LABEL);
        double[] x1 = model.output(1);
        restore(model, start);
        for (int i = 0; i < 20; i++) {
            expected[i] = d[1][i / 5] * x1[i % 5];
        }
        assertMean(
                () -> {
                    model.train(X, LABEL);
                    double[] step = new double[20];
                    for (int i = 0; i < 20; i++) {
                        step[i] = (start.weights(2)[i / 5][i % 5] - model.weights(2)[i / 5][i % 5]) * 0x1p12;
                    }
                    restore(model, start);
                    return step;
                },
                expected,
                COARSE_BIAS);
        restore(model, start);
        assertMean(
                () -> {
                    double[] deltas = deltas(model);
                    restore(model, start);
                    return deltas;
                },
                concatenated(d),
                COARSE_BIAS);
    }

    private static void restore(FloatModel model, FloatModel from) {
        for (int l = 1; l <= 3; l++) {
            for (int i = 0; i < WIDTHS[l]; i++) {
                System.arraycopy(from.weights(l)[i], 0, model.weights(l)[i], 0, WIDTHS[l - 1]);
                model.biases(l)[i] = from.biases(l)[i];
            }
        }
    }
}
