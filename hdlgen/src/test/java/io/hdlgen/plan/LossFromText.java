package io.hdlgen.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/** The values of both losses and the division of node perturbation, once more from {@code docs/numerics.md} sections 3 and 4.5, in unbounded integers. */
final class LossFromText {
    private static final BigInteger MAX = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger MIN = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final long[] KNOTS = knots();

    private LossFromText() {}

    /** {@code C} of the squared error of e, XF fraction bits. */
    static long square(long[] e, int fraction) {
        BigInteger sum = BigInteger.ZERO;
        for (long v : e) {
            sum = sum.add(BigInteger.valueOf(v).pow(2));
        }
        return sat(rnd(sum, 2 * fraction - 15));
    }

    /** {@code C} of softmax cross-entropy. */
    static long logarithm(long[] logits, int label, SoftmaxFromText softmax, int fraction) {
        long m = Arrays.stream(logits).max().orElseThrow();
        long s = Arrays.stream(logits).map(z -> softmax.p(m - z)).sum();
        int k = 63 - Long.numberOfLeadingZeros(s) - 20;
        long f = (s << (10 - k)) - (1L << 30);
        int j = (int) (f >> 24);
        long r = (f >> 12) % (1L << 12);
        long lg = KNOTS[j] + (((KNOTS[j + 1] - KNOTS[j]) * r + (1L << 11)) >> 12);
        BigInteger far = BigInteger.valueOf(m - logits[label]).shiftLeft(16 - fraction);
        BigInteger natural = rnd(BigInteger.valueOf((k * (1L << 20) + lg) * 45426), 20);
        return sat(far.add(natural));
    }

    /** {@code sat_32(trunc(a 2^exponent / q))}. */
    static long divide(BigInteger a, BigInteger q, int exponent) {
        if (q.signum() == 0) {
            return 0;
        }
        // BigInteger.divide truncates toward 0.
        return sat(a.shiftLeft(Math.max(0, exponent)).divide(q.shiftLeft(Math.max(0, -exponent))));
    }

    private static BigInteger rnd(BigInteger v, int s) {
        return s > 0 ? v.add(BigInteger.ONE.shiftLeft(s - 1)).shiftRight(s) : v.shiftLeft(-s);
    }

    private static long sat(BigInteger v) {
        return v.max(MIN).min(MAX).longValueExact();
    }

    /** {@code G_j = floor(2^20 log2(1 + j/64) + 1/2)}; except at the ends log2 is irrational, so 40 digits decide. */
    private static long[] knots() {
        MathContext digits = new MathContext(40);
        BigDecimal ln2 = ln(2, 1, digits);
        long[] knots = new long[65];
        for (int j = 0; j <= 64; j++) {
            knots[j] = ln(64 + j, 64, digits)
                    .divide(ln2, digits)
                    .multiply(BigDecimal.valueOf(1L << 20))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
        return knots;
    }

    /** {@code ln(a / b) = 2 (x + x^3 / 3 + x^5 / 5 + ..)} with {@code x = (a - b) / (a + b)}, here at most 1/3. */
    private static BigDecimal ln(long a, long b, MathContext digits) {
        BigDecimal x = BigDecimal.valueOf(a - b).divide(BigDecimal.valueOf(a + b), digits);
        BigDecimal power = x;
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; i < 90; i += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(i), digits), digits);
            power = power.multiply(x, digits).multiply(x, digits);
        }
        return sum.multiply(BigDecimal.valueOf(2));
    }
}
