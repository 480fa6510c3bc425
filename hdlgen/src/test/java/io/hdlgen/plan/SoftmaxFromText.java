package io.hdlgen.plan;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Softmax cross-entropy written down once more from {@code docs/numerics.md} section 3, step by step and with no cleverness: the tests of the unit must not lean on
 * the golden model, or a misreading of the text would be shared.
 */
final class SoftmaxFromText {
    private static final long[] KNOTS = knots();

    private final int elementBits;
    private final int logitFraction;
    private final int errorFraction;

    SoftmaxFromText(int elementBits, int logitFraction, int errorFraction) {
        this.elementBits = elementBits;
        this.logitFraction = logitFraction;
        this.errorFraction = errorFraction;
    }

    /** Step 2 for one distance {@code m - z}. */
    long u(long distance) {
        return rnd(distance * 23637, logitFraction - 4);
    }

    /** Steps 2 to 4 for one distance {@code m - z}. */
    long p(long distance) {
        return power(u(distance));
    }

    /** Whether the rounding of step 3 has to decide a tie. */
    boolean interpolatesToAHalf(long distance) {
        long f = u(distance) % (1L << 18);
        int j = (int) (f >> 12);
        return (KNOTS[j] - KNOTS[j + 1]) * (f % (1L << 12)) % (1L << 12) == 1L << 11;
    }

    /** Steps 1 to 6. */
    long[] y(long[] logits) {
        long m = Arrays.stream(logits).max().orElseThrow();
        long[] p = Arrays.stream(logits).map(z -> p(m - z)).toArray();
        long s = Arrays.stream(p).sum();
        int k = floorLog2(s) - 20;
        long q = Math.min((1L << (38 + k)) / s, (1L << 18) - 1);
        return Arrays.stream(p)
                .map(pi -> Math.min(rnd(pi * q, 38 + k - errorFraction), (1L << errorFraction) - 1))
                .toArray();
    }

    /** Step 7. */
    long[] error(long[] logits, int label) {
        long[] e = y(logits);
        e[label] -= 1L << errorFraction;
        long max = (1L << (elementBits - 1)) - 1;
        return Arrays.stream(e).map(v -> Math.max(-max - 1, Math.min(max, v))).toArray();
    }

    private static long power(long u) {
        long whole = u >> 18;
        long f = u % (1L << 18);
        int j = (int) (f >> 12);
        long r = f % (1L << 12);
        long t = KNOTS[j] - rnd((KNOTS[j] - KNOTS[j + 1]) * r, 12);
        return whole < 22 ? rnd(t, (int) whole) : 0;
    }

    private static long rnd(long v, int s) {
        if (s > 0) {
            return (v + (1L << (s - 1))) >> s;
        }
        return v << -s;
    }

    private static int floorLog2(long v) {
        return 63 - Long.numberOfLeadingZeros(v);
    }

    /** {@code K = floor(2^(20 - j/64) + 1/2)} is the largest integer with {@code (2 K - 1)^64 <= 2^(64 * 21 - j)}. */
    private static long[] knots() {
        long[] knots = new long[65];
        for (int j = 0; j <= 64; j++) {
            BigInteger bound = BigInteger.TWO.pow(64 * 21 - j);
            long low = 1;
            long high = 1L << 21;
            while (high - low > 1) {
                long middle = (low + high) / 2;
                if (BigInteger.valueOf(2 * middle - 1).pow(64).compareTo(bound) <= 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            knots[j] = low;
        }
        return knots;
    }
}
