package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the text promises about the losses, and cases worked out by hand. */
class LossFromTextTest {
    @Test
    void twoEqualLogitsLoseOneBit() {
        // S = 2^21, k = 1, f = 0: C = rnd(2^20 * 45426, 20) = 45426 = ln 2
        SoftmaxFromText softmax = new SoftmaxFromText(16, 9, 15);
        assertThat(LossFromText.logarithm(new long[] {-5, -5}, 1, softmax, 9)).isEqualTo(45426);
        assertThat(LossFromText.logarithm(new long[] {300}, 0, softmax, 9)).isZero();
    }

    @Test
    void squaresAreHalvedRoundedAndClamped() {
        // 2 XF - 15 = 3: (25 + 4) >> 3 = 3; XF = 0: 4 * 2^15
        assertThat(LossFromText.square(new long[] {3, -4}, 9)).isEqualTo(3);
        assertThat(LossFromText.square(new long[] {2}, 0)).isEqualTo(1 << 17);
        assertThat(LossFromText.square(new long[] {-(1 << 17)}, 0)).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 2, 0, 3",
        "-7, 2, 0, -3",
        "7, 2, 1, 7",
        "-7, 2, -1, -1",
        "-3, 2, -1, 0",
        "5, 0, 3, 0",
        "1, 1, 31, 2147483647",
        "-1, 1, 31, -2147483648",
        "-1, 1, 40, -2147483648",
        "2147483647, 1, 0, 2147483647"
    })
    void divisionTruncatesTowardZero(long a, long q, int exponent, long quotient) {
        assertThat(LossFromText.divide(BigInteger.valueOf(a), BigInteger.valueOf(q), exponent))
                .isEqualTo(quotient);
    }

    @ParameterizedTest
    @CsvSource({"16, 9, 1", "16, 9, 2", "16, 9, 10", "16, 9, 100", "18, 16, 10", "16, 13, 3", "12, 6, 10", "16, 9, 1024"
    })
    void isNearTheRealLossAndFallsWithTheLabel(int elementBits, int fraction, int classes) {
        SoftmaxFromText softmax = new SoftmaxFromText(elementBits, fraction, elementBits - 1);
        Random random = new Random(classes);
        double worst = 0;
        for (int sample = 0; sample < 400_000 / (classes + 200); sample++) {
            int scale = random.nextInt(elementBits);
            long[] z = random.ints(classes)
                    .mapToLong(r -> r >> (32 - elementBits + scale))
                    .toArray();
            int label = random.nextInt(classes);
            long loss = LossFromText.logarithm(z, label, softmax, fraction);
            double sum = Arrays.stream(z)
                    .mapToDouble(v -> Math.exp(Math.scalb((double) (v - z[label]), -fraction)))
                    .sum();
            worst = Math.max(worst, Math.abs(Math.scalb((double) loss, -16) - Math.log(sum)));
            z[label] = Math.min((1L << (elementBits - 1)) - 1, z[label] + 1 + random.nextInt(3));
            assertThat(LossFromText.logarithm(z, label, softmax, fraction)).isLessThanOrEqualTo(loss);
        }
        assertThat(worst).isLessThan(0x1p-13);
    }
}
