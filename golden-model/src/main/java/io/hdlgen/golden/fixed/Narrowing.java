package io.hdlgen.golden.fixed;

/** {@code sat(rnd(v, s))} into one destination: how every exact sum becomes a stored number, rounded once and saturated once. */
public final class Narrowing {
    private final int bits;
    private final SaturationCounter counter;

    /**
     * One destination.
     *
     * @param bits width of the destination, 1 .. 32
     * @param counter counts the elements that saturate
     */
    public Narrowing(int bits, SaturationCounter counter) {
        this.bits = bits;
        this.counter = counter;
    }

    /**
     * The stored number of an exact value below 2^61 in magnitude.
     *
     * @param shift s, negative for an exact shift to the left
     */
    public int apply(long exact, int shift) {
        // To the left, everything from 2^31 on saturates at up to 32 bits, so clamping first to 32 bits changes nothing
        // and keeps the shift by at most 32 within 63 bits. Beyond 62 every value below 2^61 rounds to 0, beyond -32
        // every value but 0 saturates.
        long rounded = shift < 0
                ? Fixed.rnd(Fixed.sat(exact, 32), Math.max(-32, shift))
                : Fixed.rnd(exact, Math.min(62, shift));
        int narrow = Fixed.sat(rounded, bits);
        if (narrow != rounded) {
            counter.add(1);
        }
        return narrow;
    }

    /** {@code sat(v)}. */
    public int apply(long exact) {
        return apply(exact, 0);
    }

    public SaturationCounter counter() {
        return counter;
    }
}
