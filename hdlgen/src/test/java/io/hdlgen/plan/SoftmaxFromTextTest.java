package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the text promises about its own formulas, and a case worked out by hand. */
class SoftmaxFromTextTest {
    @Test
    void twoEqualLogits() {
        // p = 2^20 twice, S = 2^21, k = 1, 2^39 / 2^21 = 2^18 is clamped; y = (2^20 (2^18 - 1) + 2^23) >> 24 = 2^14
        SoftmaxFromText softmax = new SoftmaxFromText(16, 9, 15);
        assertThat(softmax.y(new long[] {-5, -5})).containsExactly(1 << 14, 1 << 14);
        assertThat(softmax.error(new long[] {-5, -5}, 1)).containsExactly(1 << 14, -(1 << 14));
    }

    @Test
    void oneClassIsAlmostOne() {
        SoftmaxFromText softmax = new SoftmaxFromText(16, 9, 15);
        assertThat(softmax.y(new long[] {77})).containsExactly((1 << 15) - 1);
        assertThat(softmax.error(new long[] {77}, 0)).containsExactly(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "16,  9, 15, 1", "16,  9, 15, 2", "16,  9, 15, 3", "16,  9, 15, 10", "16,  9, 15, 64", "16,  9, 15, 256",
        "16,  9, 15, 1024", "18, 11, 17, 10", "18, 16, 17, 64", "12,  6, 11, 10", "8,  3,  7, 10", "8,  0,  7, 256",
        "16, 13, 12, 100", "4,  0,  3, 10", "16,  9,  1, 3",
    })
    void isNearTheRealSoftmaxAndKeepsTheOrder(int elementBits, int logitFraction, int errorFraction, int classes) {
        SoftmaxFromText softmax = new SoftmaxFromText(elementBits, logitFraction, errorFraction);
        Random random = new Random(classes);
        double worst = 0;
        for (int sample = 0; sample < 4_000_000 / (classes + 200); sample++) {
            int scale = random.nextInt(elementBits);
            long[] z = random.ints(classes)
                    .mapToLong(r -> r >> (32 - elementBits + scale))
                    .toArray();
            long[] y = softmax.y(z);
            worst = Math.max(worst, worstError(z, y, logitFraction, errorFraction));
            checkOrder(z, y);
        }
        // Not strictly less: a real probability so near 1 that a double takes it for 1 is off by exactly 2^-EF.
        assertThat(worst).isLessThanOrEqualTo(Math.max(0x1p-14, Math.scalb(1.0, -errorFraction)));
    }

    private static double worstError(long[] z, long[] y, int logitFraction, int errorFraction) {
        long max = Arrays.stream(z).max().orElseThrow();
        double[] real = Arrays.stream(z)
                .mapToDouble(v -> Math.exp(Math.scalb((double) (v - max), -logitFraction)))
                .toArray();
        double sum = Arrays.stream(real).sum();
        double worst = 0;
        for (int i = 0; i < z.length; i++) {
            worst = Math.max(worst, Math.abs(Math.scalb((double) y[i], -errorFraction) - real[i] / sum));
        }
        return worst;
    }

    private static void checkOrder(long[] z, long[] y) {
        int[] order = IntStream.range(0, z.length)
                .boxed()
                .sorted((a, b) -> Long.compare(z[a], z[b]))
                .mapToInt(i -> i)
                .toArray();
        for (int i = 1; i < order.length; i++) {
            int lower = order[i - 1];
            int upper = order[i];
            boolean kept = z[lower] == z[upper] ? y[lower] == y[upper] : y[lower] <= y[upper];
            assertThat(kept).as("y of logits %d and %d", z[lower], z[upper]).isTrue();
        }
    }
}
