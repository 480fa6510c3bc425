package io.hdlgen.golden.minibatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products, optimisers, normalisation and decorrelation against values worked out by hand or in plain loops. */
class PartsTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 4, 5", "5, 7, 8", "17, 9, 33"})
    void aProductIsTheSumOfProducts(int m, int k, int n) {
        SplittableRandom random = new SplittableRandom(m * 100 + k * 10 + n);
        Rows a = Noise.normal(m, k, 1, random);
        Rows b = Noise.normal(k, n, 1, random);
        for (int i = 0; i < a.values().length; i += 3) {
            a.values()[i] = 0; // skipped
        }
        Rows c = Rows.zeros(m, n);
        c.fill(Float.NaN); // overwritten
        Products.multiply(a, b, c);
        Rows again = Rows.zeros(m, n);
        Products.multiplyTransposed(Products.transposed(a), b, again);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int l = 0; l < k; l++) {
                    sum += (double) a.at(i, l) * b.at(l, j);
                }
                assertThat((double) c.at(i, j)).isCloseTo(sum, within(1e-5));
            }
        }
        assertThat(again.values()).containsExactly(c.values());
    }

    @Test
    void adamsFirstThreeSteps() {
        float[] p = {0};
        Optimiser adam = Optimiser.adam(0.1).of(1);
        adam.step(p, new float[] {2});
        // m = .2, mhat = 2, v = .004, vhat = 4: a whole step
        assertThat((double) p[0]).isCloseTo(-0.1, within(1e-7));
        adam.step(p, new float[] {-2});
        // m = .9 * .2 - .2 = -.02, mhat = -.02 / .19; vhat = 4
        assertThat((double) p[0]).isCloseTo(-0.1 + 0.1 * (0.02 / 0.19) / 2, within(1e-7));
        adam.step(p, new float[] {0});
        // m = -.018, mhat = -.018 / .271; v = .999 * .007996, vhat = v / .002997001
        double third = 0.1 * (0.018 / 0.271) / Math.sqrt(0.999 * 0.007996 / 0.002997001);
        assertThat((double) p[0]).isCloseTo(-0.1 + 0.1 * (0.02 / 0.19) / 2 + third, within(1e-6));
    }

    @Test
    void gradientDescentSubtracts() {
        float[] p = {1, 2};
        Optimiser.sgd(0.5).of(2).step(p, new float[] {1, -4});
        assertThat(p).containsExactly(0.5f, 4f);
    }

    @Test
    void batchNormOfTwoSamples() {
        BatchNorm norm = new BatchNorm(1);
        norm.gamma[0] = 3;
        norm.beta[0] = 0.5f;
        Rows a = new Rows(2, 1, new float[] {1, 3});
        norm.learn(a); // mean 2, variance 1
        double n = 1 / Math.sqrt(1 + 1e-5);
        assertThat((double) a.at(0, 0)).isCloseTo(0.5 - 3 * n, within(1e-6));
        assertThat((double) a.at(1, 0)).isCloseTo(0.5 + 3 * n, within(1e-6));
        // Averages: mean .1 * 2, variance .9 * 1 + .1 * 2, the unbiased one.
        Rows judged = new Rows(1, 1, new float[] {1});
        norm.judge(judged);
        assertThat((double) judged.at(0, 0)).isCloseTo(0.5 + 3 * 0.8 / Math.sqrt(1.1 + 1e-5), within(1e-6));
    }

    @Test
    void theJacobianOfBatchNormByDifferences() {
        SplittableRandom random = new SplittableRandom(5);
        Rows a = Noise.normal(5, 2, 1, random);
        Rows v = Noise.normal(5, 2, 1, random);
        BatchNorm norm = new BatchNorm(2);
        norm.gamma[1] = 0.7f;
        float step = 1f / 256;
        Rows above = a.copy();
        Rows below = a.copy();
        for (int i = 0; i < a.values().length; i++) {
            above.values()[i] += step * v.values()[i];
            below.values()[i] -= step * v.values()[i];
        }
        norm.learn(above);
        norm.learn(below);
        norm.learn(a.copy());
        norm.timesJacobian(v);
        for (int i = 0; i < a.values().length; i++) {
            double slope = (above.values()[i] - below.values()[i]) / (2 * step);
            assertThat((double) v.values()[i]).isCloseTo(slope, within(2e-4));
        }
    }

    @Test
    void decorrelationIsTheFormula() {
        SplittableRandom random = new SplittableRandom(6);
        Rows r = Noise.normal(3, 3, 1, random);
        Rows xt = Noise.normal(4, 3, 1, random);
        Rows expected = r.copy();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    double c = 0;
                    for (int n = 0; n < 4; n++) {
                        c += i == k ? 0 : xt.at(n, i) * xt.at(n, k) / 4;
                    }
                    expected.put(i, j, (float) (expected.at(i, j) - 0.1 * c * r.at(k, j)));
                }
            }
        }
        Decorrelator.learn(r, xt, 0.1);
        assertThat(r.values()).containsExactly(expected.values(), within(1e-5f));
    }

    @Test
    void oneHotInputsAreUncorrelated() {
        Rows r = Noise.normal(3, 3, 1, new SplittableRandom(7));
        float[] before = r.values().clone();
        Decorrelator.learn(r, new Rows(2, 3, new float[] {0, 1, 0, 0, 0, 1}), 0.5);
        assertThat(r.values()).containsExactly(before, within(1e-6f));
    }

    @Test
    void aHalvedImageHasTheMeansOfItsSquares() {
        Rows pixels = new Rows(1, 16, new float[] {1, 2, 0, 0, 3, 4, 0, 8, 1, 1, 2, 2, 1, 1, 2, 2});
        assertThat(new Images(pixels, new int[] {0}).halved().pixels().values()).containsExactly(2.5f, 2, 1, 2);
    }

    @Test
    void aCosineOfConcatenations() {
        assertThat(Alignment.cosine(new float[] {1, 0}, new float[] {1, 1})).isCloseTo(Math.sqrt(0.5), within(1e-9));
        assertThat(Alignment.cosine(new float[2], new float[] {1, 1})).isZero();
    }

    @Test
    void aLearnerTakesTheMeanOrTheSum() {
        Images images = new Images(Noise.normal(4, 2, 1, new SplittableRandom(1)), new int[] {0, 1, 1, 0});
        float[] mean = change(images, false, 1);
        float[] sum = change(images, true, 0.25);
        assertThat(mean).containsExactly(sum, within(1e-6f));
        assertThat(mean[0]).isNotZero();
    }

    private static float[] change(Images images, boolean summed, double rate) {
        Net net = new Net(NetShape.plain(Activity.RELU, 2, 2), new SplittableRandom(2));
        float[] before = net.weights(1).values().clone();
        Optimiser.Factory sgd = Optimiser.sgd(rate);
        new Learner(net, new Backpropagation(), new Learner.Training(4, summed, sgd, sgd, 0))
                .epoch(images, new SplittableRandom(3));
        float[] after = net.weights(1).values().clone();
        for (int i = 0; i < after.length; i++) {
            after[i] -= before[i];
        }
        return after;
    }
}
