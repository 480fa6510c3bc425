package io.hdlgen.golden.fixed;

/** {@code sat(rnd(v, s))} into one destination: how every exact sum becomes a stored number, rounded once and saturated once. */
public final class Narrowing {
    private final int shift;
    private final int bits;
    private final SaturationCounter counter;

    /**
     * One destination.
     *
     * @param shift s, negative for an exact shift to the left
     * @param bits width of the destination, 1 .. 32
     * @param counter counts the elements that saturate
     */
    public Narrowing(int shift, int bits, SaturationCounter counter) {
        // Beyond 62 every value below 2^61 rounds to 0, beyond -32 every value but 0 saturates.
        this.shift = Math.max(-32, Math.min(62, shift));
        this.bits = bits;
        this.counter = counter;
    }

    /** The stored number of an exact value below 2^61 in magnitude. */
    public int apply(long exact) {
        // To the left, everything from 2^31 on saturates at up to 32 bits, so clamping first to 32 bits changes nothing
        // and keeps the shift by at most 32 within 63 bits.
        long rounded = Fixed.rnd(shift < 0 ? Fixed.sat(exact, 32) : exact, shift);
        int narrow = Fixed.sat(rounded, bits);
        if (narrow != rounded) {
            counter.add(1);
        }
        return narrow;
    }
}
