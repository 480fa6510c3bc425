package io.hdlgen.golden.fixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FixedTest {
    /** Halves up: v / 2^s plus one half, rounded down. */
    private static BigInteger rounded(long v, int s) {
        BigDecimal scaled = new BigDecimal(v)
                .multiply(s < 0 ? new BigDecimal(BigInteger.ONE.shiftLeft(-s)) : BigDecimal.ONE)
                .divide(new BigDecimal(BigInteger.ONE.shiftLeft(Math.max(0, s))));
        return scaled.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
    }

    @Test
    void roundsHalvesUp() {
        for (long v = -40; v <= 40; v++) {
            for (int s = -3; s <= 6; s++) {
                assertThat(BigInteger.valueOf(Fixed.rnd(v, s)))
                        .as("%d, %d", v, s)
                        .isEqualTo(rounded(v, s));
            }
        }
        assertThat(Fixed.rnd(-1, 1)).isZero();
        assertThat(Fixed.rnd(1, 1)).isEqualTo(1);
        assertThat(Fixed.rnd(-3, 1)).isEqualTo(-1);
    }

    @Test
    void roundsTheWidestValues() {
        Random random = new Random(1);
        for (int trial = 0; trial < 2000; trial++) {
            long v = random.nextLong() >> (2 + random.nextInt(60));
            int s = random.nextInt(63);
            assertThat(BigInteger.valueOf(Fixed.rnd(v, s))).as("%d, %d", v, s).isEqualTo(rounded(v, s));
        }
    }

    @Test
    void saturatesAtTheEndsOfTheRange() {
        for (int bits : new int[] {4, 16, 18, 31, 32}) {
            long max = (1L << (bits - 1)) - 1;
            for (long v : new long[] {max - 1, max, max + 1, Long.MAX_VALUE}) {
                assertThat(Fixed.sat(v, bits)).isEqualTo((int) Math.min(v, max));
                assertThat(Fixed.sat(-v, bits)).isEqualTo((int) Math.max(-v, -max - 1));
            }
        }
    }

    /** What a destination stores, for every shift from far left to far right, against exact arithmetic. */
    @Test
    void narrowsExactlyAndCounts() {
        Random random = new Random(2);
        for (int trial = 0; trial < 20_000; trial++) {
            long v = random.nextLong() >> (3 + random.nextInt(61));
            int shift = random.nextInt(141) - 70;
            int bits = 4 + random.nextInt(15);
            BigInteger exact = rounded(v, shift);
            BigInteger max = BigInteger.ONE.shiftLeft(bits - 1).subtract(BigInteger.ONE);
            BigInteger expected = exact.min(max).max(max.not());
            SaturationCounter counter = new SaturationCounter("v");
            assertThat(new Narrowing(bits, counter).apply(v, shift))
                    .as("%d, %d, %d", v, shift, bits)
                    .isEqualTo(expected.intValueExact());
            assertThat(counter.count()).isEqualTo(expected.equals(exact) ? 0 : 1);
        }
    }

    @Test
    void normsAreExact() {
        int[] values = {3, -5, 0, Integer.MIN_VALUE, Integer.MAX_VALUE};
        assertThat(Fixed.peak(values, 3)).isEqualTo(5);
        assertThat(Fixed.peak(values, 5)).isEqualTo(1L << 31);
        assertThat(Fixed.norm1(values, 5)).isEqualTo(8 + (1L << 32) - 1);
        assertThat(Fixed.peak(values, 0)).isZero();
    }

    @Test
    void formatsConvertExactlyOrSayNo() {
        FixedFormat format = FixedFormat.parse("s3.13").orElseThrow();
        assertThat(format.ofReal(-4)).isEqualTo(-32768);
        assertThat(format.ofReal(0x1p-13)).isEqualTo(1);
        for (double bad : new double[] {4, 0x1p-14, -4.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> format.ofReal(bad))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("s3.13");
        }
        assertThat(format.toReal(format.ofReal(1.25))).isEqualTo(1.25);
    }

    @Test
    void formatsRoundHalvesUpAndClamp() {
        FixedFormat format = FixedFormat.parse("s3.1").orElseThrow();
        double[] values = {0.25, 0.24, -0.25, -0.26, 3.7, 3.8, -4, -4.3, 1e300, Double.NEGATIVE_INFINITY};
        int[] raw = {1, 0, 0, -1, 7, 7, -8, -8, 7, -8};
        boolean[] saturates = {false, false, false, false, false, true, false, true, true, true};
        for (int i = 0; i < values.length; i++) {
            assertThat(format.fromReal(values[i])).as("%s", values[i]).isEqualTo(raw[i]);
            assertThat(format.saturates(values[i])).as("%s", values[i]).isEqualTo(saturates[i]);
        }
    }
}
