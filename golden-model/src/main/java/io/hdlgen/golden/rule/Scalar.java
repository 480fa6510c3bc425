package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Formats;

/**
 * The factor h of a perturbation, 32 bits with DF fraction bits, and the deltas that it makes: {@code docs/numerics.md} sections 4.3 and 4.5.
 */
final class Scalar {
    /** Bits of a scalar. */
    static final int BITS = 32;

    private final Narrowing narrowing = new Narrowing(BITS, new SaturationCounter("h"));
    private final int vectorFraction;
    private int value;

    Scalar(Formats formats) {
        this.vectorFraction = formats.activations().fractionBits();
    }

    /** h = sat_32(rnd(v, shift)). */
    void set(long v, int shift) {
        value = narrowing.apply(v, shift);
    }

    /** h = sat_32(trunc(a 2^shift / q)), 0 if q = 0. */
    void divide(long a, long q, int shift) {
        value = narrowing.apply(q == 0 ? 0 : quotient(a, q, shift));
    }

    /** trunc(a 2^shift / q) for q > 0, by magnitude; anything from 2^32 on is as good as 2^32. */
    private static long quotient(long a, long q, int shift) {
        long magnitude = Math.abs(a);
        long whole = shift < 0 ? (magnitude >> Math.min(63, -shift)) / q : magnitude / q;
        long rest = magnitude % q;
        for (int i = 0; i < shift && whole < 1L << BITS; i++) {
            rest <<= 1;
            whole = 2 * whole + (rest >= q ? 1 : 0);
            rest -= rest >= q ? q : 0;
        }
        return a < 0 ? -whole : whole;
    }

    /** sat(rnd(-h v, XF)). */
    int delta(int v, Narrowing narrowing) {
        return narrowing.apply(-(long) value * v, vectorFraction);
    }

    SaturationCounter saturations() {
        return narrowing.counter();
    }
}
