package io.hdlgen.golden.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hdlgen.golden.minibatch.Activity;
import io.hdlgen.golden.minibatch.Alignment;
import io.hdlgen.golden.minibatch.Backpropagation;
import io.hdlgen.golden.minibatch.Images;
import io.hdlgen.golden.minibatch.Net;
import io.hdlgen.golden.minibatch.NetShape;
import io.hdlgen.golden.minibatch.Rows;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the experiments measure, against values that are known. */
class MeasuresTest {
    @Test
    void theSpectralNormOfDiagonalMatrices() {
        Net net = new Net(NetShape.plain(Activity.RELU, 3, 3, 3), new SplittableRandom(1));
        diagonal(net.weights(1), 2, -7, 1);
        diagonal(net.weights(2), 3, 0.5f, 1);
        assertThat(SpectralNorm.of(net)).isCloseTo(6, within(1e-5));
        diagonal(net.weights(2), 0, 0, 0);
        assertThat(SpectralNorm.of(net)).isZero();
    }

    private static void diagonal(Rows m, float... values) {
        java.util.Arrays.fill(m.values(), 0);
        for (int i = 0; i < values.length; i++) {
            m.put(i, i, values[i]);
        }
    }

    /** Of (g . u) u with n normal weights u the variance of all hidden weights together is h |g|^2 + |g_hidden|^2. */
    @Test
    void theVarianceOfAWeightPerturbationIsTheFormula() {
        SplittableRandom random = new SplittableRandom(3);
        Net net = new Net(NetShape.plain(Activity.TANH, 4, 5, 3), random);
        Rows pixels = Rows.zeros(64, 4);
        int[] labels = new int[64];
        for (int i = 0; i < 64; i++) {
            labels[i] = random.nextInt(3);
            for (int j = 0; j < 4; j++) {
                pixels.put(i, j, (float) random.nextGaussian());
            }
        }
        Images images = new Images(pixels, labels);
        List<float[]> g = Alignment.gradient(net, new Backpropagation(), images, 64);
        double hidden = squares(g.get(0));
        double expected = (20 * (hidden + squares(g.get(1))) + hidden) / hidden;
        GradientVariance.Scatter scatter = new GradientVariance(net, images).weightPerturbation(20_000, 4);
        assertThat(scatter.variance()).isCloseTo(expected, within(0.05 * expected));
        assertThat(scatter.cosine()).isGreaterThan(0.98);
        GradientVariance.Scatter activity = new GradientVariance(net, images).activityPerturbation(2000, 4);
        assertThat(activity.cosine()).isGreaterThan(0.98);
        assertThat(activity.variance()).isLessThan(expected);
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += (double) v * v;
        }
        return sum;
    }

    @Test
    void pointsThatAreNotFiniteAreLeftOut() {
        Result.Curve curve = new Result.Curve("c", List.of(1.0, 2.0, 3.0), List.of(1.0, Double.NaN, 4.0));
        assertThat(curve.x()).containsExactly(1.0, 3.0);
        assertThat(curve.y()).containsExactly(1.0, 4.0);
    }

    @Test
    void theDigitsAndNothingElseAreAtHand() {
        assertThat(ExperimentData.open("digits").data().orElseThrow().training().size())
                .isEqualTo(1500);
        ExperimentData.Reading missing = ExperimentData.open("no/such/folder");
        assertThat(missing.data()).isEmpty();
        assertThat(missing.diagnostics()).isNotEmpty();
    }
}
