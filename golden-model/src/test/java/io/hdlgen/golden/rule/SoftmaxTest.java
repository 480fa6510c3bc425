package io.hdlgen.golden.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.Rounding;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxTest {
    private static Formats formats(int bits, int logitFraction, int errorFraction) {
        FixedFormat logits = new FixedFormat(bits - logitFraction, logitFraction);
        FixedFormat error = new FixedFormat(bits - errorFraction, errorFraction);
        return new Formats(logits, logits, logits, error, error, Rounding.NEAREST, 0);
    }

    /** Logits as they come: all alike, spread over a few units, over the whole range, one far ahead, and all distances in turn. */
    private static int[] logits(Random random, int classes, int bits, int fraction) {
        int max = (1 << (bits - 1)) - 1;
        int spread = switch (random.nextInt(4)) {
            case 0 -> 2;
            case 1 -> 1 << Math.min(bits - 2, fraction);
            case 2 -> 1 << Math.min(bits - 2, fraction + 3);
            default -> max;
        };
        int centre = spread == max ? 0 : random.nextInt(2 * (max - spread) + 1) - (max - spread);
        int[] z = IntStream.generate(() -> centre + random.nextInt(2 * spread + 1) - spread)
                .limit(classes)
                .toArray();
        if (random.nextInt(4) == 0) {
            z[random.nextInt(classes)] = max;
        }
        return z;
    }

    static IntStream classes() {
        return IntStream.of(2, 3, 4, 5, 7, 8, 9, 10, 16, 31, 32, 33, 64, 100, 127, 128, 129, 200, 255, 256);
    }

    @ParameterizedTest
    @MethodSource("classes")
    void isWithinTheBoundMonotoneAndFair(int classes) {
        Random random = new Random(classes);
        for (int trial = 0; trial < 400; trial++) {
            int bits = 16 + random.nextInt(3);
            int fraction = 4 + random.nextInt(bits - 6);
            int errorFraction = 8 + random.nextInt(bits - 8);
            int[] z = logits(random, classes, bits, fraction);
            int[] y = new int[classes];
            new Softmax(formats(bits, fraction, errorFraction), new SaturationCounter("C")).probabilities(z, y);
            assertClose(z, y, fraction, errorFraction);
            assertOrdered(z, y);
        }
    }

    private static void assertClose(int[] z, int[] y, int fraction, int errorFraction) {
        double max = Arrays.stream(z).max().orElseThrow();
        double sum = 0;
        for (int v : z) {
            sum += Math.exp(Math.scalb(v - max, -fraction));
        }
        double bound = Math.max(0x1p-14, Math.scalb(1.0, -errorFraction));
        for (int i = 0; i < z.length; i++) {
            double real = Math.exp(Math.scalb(z[i] - max, -fraction)) / sum;
            assertThat(Math.scalb((double) y[i], -errorFraction)).isBetween(real - bound, real + bound);
            assertThat(y[i]).isBetween(0, (1 << errorFraction) - 1);
        }
    }

    private static void assertOrdered(int[] z, int[] y) {
        Integer[] order = IntStream.range(0, z.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> Integer.compare(z[a], z[b]));
        for (int i = 1; i < order.length; i++) {
            int low = order[i - 1];
            int high = order[i];
            assertThat(y[low]).isLessThanOrEqualTo(y[high]);
            if (z[low] == z[high]) {
                assertThat(y[low]).isEqualTo(y[high]);
            }
        }
    }

    /** Every distance that two logits of s7.9 can have: the whole table, its joints and its end. */
    @Test
    void isMonotoneOverAllDistances() {
        Softmax softmax = new Softmax(formats(16, 9, 15), new SaturationCounter("C"));
        int[] before = {1 << 14, 1 << 14};
        int[] y = new int[2];
        for (int distance = 0; distance < 1 << 16; distance++) {
            softmax.probabilities(new int[] {32767, 32767 - distance}, y);
            assertThat(y[1]).isLessThanOrEqualTo(before[1]);
            assertThat(y[0]).isGreaterThanOrEqualTo(before[0]);
            before = y.clone();
        }
        assertThat(before).containsExactly(32767, 0);
    }

    /** Seven steps by hand for logits 0 and 0: S = 2^21, k = 1, q = 2^39 / 2^21 clamped to 2^18 - 1, y = rnd(2^20 (2^18 - 1), 24). */
    @Test
    void twoEqualLogitsByHand() {
        int[] y = new int[2];
        new Softmax(formats(16, 9, 15), new SaturationCounter("C")).probabilities(new int[] {5, 5}, y);
        assertThat(y).containsExactly(16384, 16384);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 12, 8})
    void theErrorOfACertainPredictionIsOneLsbAtMost(int errorFraction) {
        int[] z = {32767, -32768, -32768};
        int[] e = new int[3];
        Softmax softmax = new Softmax(formats(16, 9, errorFraction), new SaturationCounter("C"));
        softmax.error(z, 0, e);
        assertThat(e).containsExactly(-1, 0, 0);
        softmax.error(z, 1, e);
        assertThat(e).containsExactly((1 << errorFraction) - 1, -(1 << errorFraction), 0);
    }

    @Test
    void knotsAreThePowersRoundedToNearest() {
        int[] knots = Softmax.knots();
        assertThat(knots).hasSize(65).startsWith(1 << 20).endsWith(1 << 19);
        for (int j = 0; j <= 64; j++) {
            // No 2^20 2^(-j/64) comes closer to a half than 0.02, so double precision decides as exact arithmetic
            // does.
            assertThat(knots[j]).isEqualTo((int) Math.rint(Math.pow(2, 20 - j / 64.0)));
        }
    }

    @Test
    void squaredErrorIsTheDifferenceAndSaturates() {
        SaturationCounter counter = new SaturationCounter("e");
        LossUnit unit = LossUnit.of(Loss.SQUARED_ERROR, formats(16, 9, 9), counter, new SaturationCounter("C"));
        int[] e = new int[4];
        unit.error(new int[] {-32768, 32767, 0, 512}, 0, e);
        assertThat(e).containsExactly(-32768, 32767, 0, 512);
        assertThat(counter.count()).isEqualTo(1);
        unit.error(new int[] {-32768, 32767, 0, 512}, 3, e);
        assertThat(e).containsExactly(-32768, 32767, 0, 0);
        assertThat(counter.count()).isEqualTo(1);
    }
}
