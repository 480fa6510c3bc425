package io.hdlgen.golden.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PerturbationNoiseTest {
    private static final long SEED = 0x9ad1_5ec7_0b3f_2468L;
    /** Sizes around the groups of eight bits. */
    private static final int[] SIZES = {1, 7, 8, 9, 20, 100, 64, 10};

    /** The LFSR's bits, one by one, from the recurrence in its plainest form: bit n is the sum of bits n - 64, n - 63, n - 61 and n - 60. */
    private static boolean[] sequence(int length) {
        boolean[] bits = new boolean[64 + length];
        for (int i = 0; i < 64; i++) {
            bits[i] = BigInteger.valueOf(SEED).testBit(63 - i);
        }
        for (int n = 64; n < bits.length; n++) {
            bits[n] = bits[n - 64] ^ bits[n - 63] ^ bits[n - 61] ^ bits[n - 60];
        }
        return Arrays.copyOfRange(bits, 64, bits.length);
    }

    private static int[] draw(PerturbationNoise noise, int n) {
        int[] codes = new int[n];
        noise.draw(codes, n);
        return codes;
    }

    /** One vector's codes from the bits that begin at {@code from}; the first of 32 bits has been shifted furthest. */
    private static int[] expected(NoiseKind kind, boolean[] bits, int from, int n) {
        int[] codes = new int[n];
        for (int i = 0; i < n; i++) {
            if (kind == NoiseKind.RADEMACHER) {
                codes[i] = bits[from + i] ? 1 : -1;
            } else {
                int sum = -510;
                for (int bit = 0; bit < 32; bit++) {
                    sum += bits[from + 32 * i + bit] ? 1 << (31 - bit) % 8 : 0;
                }
                codes[i] = 111 * sum;
            }
        }
        return codes;
    }

    private static int bitsOf(NoiseKind kind, int n) {
        return kind == NoiseKind.GAUSSIAN ? 32 * n : 8 * ((n + 7) / 8);
    }

    /** Vectors of several samples laid end to end are the sequence: no bit is used twice, and none is left out but the rest of a group of eight. */
    private static void assertLaidEndToEnd(NoiseKind kind, PerturbationNoise noise, int offset) {
        boolean[] bits = sequence(4 * 32 * Arrays.stream(SIZES).sum() + 64);
        int from = offset;
        for (int sample = 0; sample < 4; sample++) {
            for (int n : SIZES) {
                assertThat(draw(noise, n)).isEqualTo(expected(kind, bits, from, n));
                from += bitsOf(kind, n);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(NoiseKind.class)
    void usesEveryBitOnce(NoiseKind kind) {
        assertLaidEndToEnd(kind, new PerturbationNoise(kind, SEED), 0);
    }

    /** The same vectors, one bit too late. */
    @ParameterizedTest
    @EnumSource(NoiseKind.class)
    void aBitUsedTwiceIsFound(NoiseKind kind) {
        assertThatThrownBy(() -> assertLaidEndToEnd(kind, new PerturbationNoise(kind, SEED), 1))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @EnumSource(NoiseKind.class)
    void goesOnFromItsState(NoiseKind kind) {
        PerturbationNoise noise = new PerturbationNoise(kind, SEED);
        draw(noise, 9);
        boolean[] bits = sequence(bitsOf(kind, 9));
        BigInteger state = BigInteger.ZERO;
        for (int i = Math.max(0, bits.length - 64); i < bits.length; i++) {
            state = state.shiftLeft(1).or(bits[i] ? BigInteger.ONE : BigInteger.ZERO);
        }
        long known = bits.length >= 64 ? -1 : (1L << bits.length) - 1;
        assertThat(noise.state() & known).isEqualTo(state.longValue());
        PerturbationNoise later = new PerturbationNoise(kind, noise.state());
        assertThat(draw(later, 20)).isEqualTo(draw(noise, 20));
    }

    /** Rademacher has the variance 1; the sum of four bytes 4 (2^16 - 1) / 12, in units of 111 / 2^14. */
    @ParameterizedTest
    @EnumSource(NoiseKind.class)
    void hasItsMeanAndVariance(NoiseKind kind) {
        int n = 1_000_000;
        PerturbationNoise noise = new PerturbationNoise(kind, SEED);
        double unit = Math.scalb(1.0, -noise.codeFraction());
        double variance = kind == NoiseKind.RADEMACHER ? 1 : Math.pow(111 / 16384.0, 2) * 4 * 65535 / 12;
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (int code : draw(noise, n)) {
            double v = code * unit;
            sum += v;
            squares += v * v;
            largest = Math.max(largest, Math.abs(v));
        }
        assertThat(Math.sqrt(variance)).isBetween(0.9999, 1.0014);
        assertThat(sum / n).isBetween(-5 / Math.sqrt(n), 5 / Math.sqrt(n));
        // The fourth moment is at most that of a normal variable: a standard error of the variance of sqrt(2 / n).
        assertThat(squares / n).isBetween(variance - 5 * Math.sqrt(2.0 / n), variance + 5 * Math.sqrt(2.0 / n));
        assertThat(largest).isLessThanOrEqualTo(3.46);
    }
}
