package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Fixed;
import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Formats;
import java.math.BigInteger;

/**
 * e = softmax(z) - onehot(label) in integers, the seven steps of {@code docs/numerics.md} section 3: powers of two from 64 linear segments, one division.
 */
final class Softmax implements LossUnit {
    private static final int SEGMENTS = 64;

    /** log2(e) with 14 fraction bits. */
    private static final int LOG2_E = 23637;

    /** ln(2) with 16 fraction bits. */
    private static final int LN_2 = 45426;

    private static final int[] KNOTS = knots();
    private static final int[] LOG_KNOTS = logKnots();

    private final Narrowing losses;
    private final int logitFraction;
    private final int errorFraction;
    private final int errorBits;

    Softmax(Formats formats, SaturationCounter losses) {
        this.losses = new Narrowing(Scalar.BITS, losses);
        this.logitFraction = formats.activations().fractionBits();
        this.errorFraction = formats.error().fractionBits();
        this.errorBits = formats.vectorBits();
    }

    @Override
    public void error(int[] logits, int label, int[] error) {
        probabilities(logits, error);
        for (int i = 0; i < logits.length; i++) {
            // Not counted: only y = t = 1 at EF = XW - 1 gets here, where 1 itself has no code.
            error[i] = Fixed.sat(error[i] - (i == label ? 1L << errorFraction : 0), errorBits);
        }
    }

    @Override
    public int loss(int[] logits, int label) {
        long max = max(logits);
        long sum = 0;
        for (int z : logits) {
            sum += power(max - z);
        }
        int k = exponent(sum);
        long fraction = (sum << (10 - k)) - (1L << 30);
        int segment = (int) (fraction >> 24);
        long rest = (fraction >> 12) & ((1 << 12) - 1);
        long step = (long) LOG_KNOTS[segment + 1] - LOG_KNOTS[segment];
        long log2 = ((long) k << 20) + LOG_KNOTS[segment] + Fixed.rnd(step * rest, 12);
        long distance = (max - logits[label]) << (16 - logitFraction);
        return losses.apply(distance + Fixed.rnd(log2 * LN_2, 20));
    }

    private static long max(int[] logits) {
        long max = Long.MIN_VALUE;
        for (int z : logits) {
            max = Math.max(max, z);
        }
        return max;
    }

    /** k = floor(log2 S) - 20, 0 .. 10 for up to 1024 classes. */
    private static int exponent(long sum) {
        return 43 - Long.numberOfLeadingZeros(sum);
    }

    /** y with EF fraction bits, 0 .. 2^EF - 1. */
    void probabilities(int[] logits, int[] y) {
        long max = max(logits);
        long sum = 0;
        for (int i = 0; i < logits.length; i++) {
            y[i] = (int) power(max - logits[i]);
            sum += y[i]; // at most 2^31 terms of 2^20
        }
        int k = exponent(sum);
        // 2^(38+k) with k < 23 fits; the quotient lies in (2^17, 2^18].
        long quotient = Math.min((1L << (38 + k)) / sum, (1L << 18) - 1);
        long one = 1L << errorFraction;
        for (int i = 0; i < logits.length; i++) {
            y[i] = (int) Math.min(Fixed.rnd(y[i] * quotient, 38 + k - errorFraction), one - 1);
        }
    }

    /** p = exp(-distance) with 20 fraction bits; the distance has XF. */
    private long power(long distance) {
        // distance < 2^18, so the product is below 2^33 and the shift to the left, at most 4, below 2^37.
        long u = Fixed.rnd(distance * LOG2_E, logitFraction - 4);
        long whole = u >> 18;
        if (whole >= 22) {
            return 0;
        }
        int fraction = (int) (u & ((1 << 18) - 1));
        int segment = fraction >> 12;
        int rest = fraction & ((1 << 12) - 1);
        long step = (long) KNOTS[segment] - KNOTS[segment + 1];
        return Fixed.rnd(KNOTS[segment] - Fixed.rnd(step * rest, 12), (int) whole);
    }

    /** K_j = floor(2^20 2^(-j/64) + 1/2): the largest K with (2K - 1)^64 at most 2^(64 21 - j), found without any rounding. */
    static int[] knots() {
        int[] knots = new int[SEGMENTS + 1];
        for (int j = 0; j <= SEGMENTS; j++) {
            BigInteger limit = BigInteger.ONE.shiftLeft(SEGMENTS * 21 - j);
            int low = 1 << 19;
            int high = 1 << 20;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                boolean fits = BigInteger.valueOf(2L * middle - 1).pow(SEGMENTS).compareTo(limit) <= 0;
                low = fits ? middle : low;
                high = fits ? high : middle - 1;
            }
            knots[j] = low;
        }
        return knots;
    }

    /** G_j = floor(2^20 log2(1 + j/64) + 1/2). */
    static int[] logKnots() {
        int[] knots = new int[SEGMENTS + 1];
        for (int j = 0; j <= SEGMENTS; j++) {
            // No knot is nearer than 1/1000 to a half, so double precision gives every one.
            knots[j] = (int)
                    StrictMath.floor(StrictMath.log(1 + j / (double) SEGMENTS) / StrictMath.log(2) * (1 << 20) + 0.5);
        }
        return knots;
    }
}
