package io.hdlgen.golden.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import org.junit.jupiter.api.Test;

/** The noise of all neurons of a network of 100, 64 and 10 units, every pair of which must be uncorrelated: an estimate of node perturbation attributes what pairs have in common to both. */
class NeuronCorrelationTest {
    private static final int[] LAYERS = {100, 64, 10};
    private static final int NEURONS = 174;
    private static final double STANDARD_ERRORS = 5;

    /** The codes of one neuron a row. */
    private static int[][] noise(NoiseKind kind, int samples) {
        PerturbationNoise noise = new PerturbationNoise(kind, Seeds.perturbation(1));
        int[][] codes = new int[NEURONS][samples];
        int[] layer = new int[100];
        for (int sample = 0; sample < samples; sample++) {
            int neuron = 0;
            for (int n : LAYERS) {
                noise.draw(layer, n);
                for (int i = 0; i < n; i++) {
                    codes[neuron++][sample] = layer[i];
                }
            }
        }
        return codes;
    }

    /** Signs as single bits. */
    private static long[][] packed(int[][] codes) {
        long[][] words = new long[codes.length][(codes[0].length + 63) / 64];
        for (int neuron = 0; neuron < codes.length; neuron++) {
            for (int sample = 0; sample < codes[neuron].length; sample++) {
                words[neuron][sample / 64] |= codes[neuron][sample] > 0 ? 1L << sample : 0;
            }
        }
        return words;
    }

    /** Pairs whose signs agree, or differ, in too many of the samples. */
    private static int correlatedSigns(int[][] codes) {
        int samples = codes[0].length;
        long[][] signs = packed(codes);
        int pairs = 0;
        for (int a = 0; a < signs.length; a++) {
            for (int b = 0; b < a; b++) {
                int different = 0;
                for (int word = 0; word < signs[a].length; word++) {
                    different += Long.bitCount(signs[a][word] ^ signs[b][word]);
                }
                pairs += Math.abs(samples - 2 * different) > STANDARD_ERRORS * Math.sqrt(samples) ? 1 : 0;
            }
        }
        return pairs;
    }

    /** Pairs whose values correlate. */
    private static int correlatedValues(int[][] codes) {
        int samples = codes[0].length;
        double bound = STANDARD_ERRORS * Math.sqrt(samples) * 111 * 111 * 4 * 65535 / 12;
        int pairs = 0;
        for (int a = 0; a < codes.length; a++) {
            for (int b = 0; b < a; b++) {
                long sum = 0; // 2 x 10^4 products below 2^32
                for (int sample = 0; sample < samples; sample++) {
                    sum += (long) codes[a][sample] * codes[b][sample];
                }
                pairs += Math.abs(sum) > bound ? 1 : 0;
            }
        }
        return pairs;
    }

    @Test
    void rademacherPairsAreUncorrelated() {
        assertThat(correlatedSigns(noise(NoiseKind.RADEMACHER, 100_000))).isZero();
    }

    @Test
    void gaussianPairsAreUncorrelated() {
        assertThat(correlatedValues(noise(NoiseKind.GAUSSIAN, 20_000))).isZero();
    }

    /** The last neuron of the first layer has the bit of its neighbour, in one of 50 samples. */
    @Test
    void oneSharedRademacherBitIsFound() {
        int[][] codes = noise(NoiseKind.RADEMACHER, 100_000);
        for (int sample = 0; sample < codes[0].length; sample += 50) {
            codes[99][sample] = codes[98][sample];
        }
        assertThat(correlatedSigns(codes)).isEqualTo(1);
    }

    /** The top bit of the lowest of the four bytes is that of a neighbour: 128^2 / 4 of a variance of 4 (2^16 - 1) / 12, a correlation of 0.19. */
    @Test
    void oneSharedGaussianBitIsFound() {
        int[][] codes = noise(NoiseKind.GAUSSIAN, 20_000);
        PerturbationNoise again = new PerturbationNoise(NoiseKind.GAUSSIAN, Seeds.perturbation(1));
        int[] one = new int[1];
        for (int sample = 0; sample < codes[0].length; sample++) {
            boolean[] top = new boolean[NEURONS];
            for (int neuron = 0; neuron < NEURONS; neuron++) {
                again.draw(one, 1);
                top[neuron] = (again.state() & 0x80) != 0;
            }
            codes[99][sample] += 111 * 128 * ((top[98] ? 1 : 0) - (top[99] ? 1 : 0));
        }
        assertThat(correlatedValues(codes)).isEqualTo(1);
    }
}
