package io.hdlgen.golden.fixed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two's complement fixed point {@code sI.F}: I + F bits in all, the sign counted in I. I may be zero or negative for numbers that are always small.
 *
 * @param integerBits I, the sign included
 * @param fractionBits F
 */
public record FixedFormat(int integerBits, int fractionBits) {
    private static final Pattern TEXT = Pattern.compile("s(-?\\d{1,3})\\.(\\d{1,3})");

    /** Reads {@code s3.13}; empty when the text is not a format. */
    public static Optional<FixedFormat> parse(String text) {
        Matcher m = TEXT.matcher(text);
        return m.matches()
                ? Optional.of(new FixedFormat(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))))
                : Optional.empty();
    }

    /** Total width in bits. */
    public int bits() {
        return integerBits + fractionBits;
    }

    /** Largest raw integer, 2^(bits-1) - 1. */
    public long max() {
        return (1L << (bits() - 1)) - 1;
    }

    /** Smallest raw integer, -2^(bits-1). */
    public long min() {
        return -(1L << (bits() - 1));
    }

    /** Raw integer of 1.0; not representable when {@code integerBits < 2}. */
    public long one() {
        return 1L << fractionBits;
    }

    /** The real number that a raw integer stands for. */
    public double toReal(long raw) {
        return Math.scalb((double) raw, -fractionBits);
    }

    /**
     * The raw integer of a real number that the format represents exactly.
     *
     * @throws ArithmeticException when it does not
     */
    public int ofReal(double value) {
        double scaled = Math.scalb(value, fractionBits);
        if (scaled != Math.rint(scaled) || scaled < min() || scaled > max()) {
            throw new ArithmeticException(value + " is not a number of format " + this);
        }
        return (int) scaled;
    }

    /** {@code sat(floor(v 2^F + 1/2))}, computed in double precision: the nearest raw integer, halves up, clamped to the range. */
    public int fromReal(double value) {
        return Fixed.sat((long) nearest(value), bits());
    }

    /** Whether {@link #fromReal} would clamp. */
    public boolean saturates(double value) {
        double nearest = nearest(value);
        return nearest < min() || nearest > max();
    }

    private double nearest(double value) {
        return Math.floor(Math.scalb(value, fractionBits) + 0.5);
    }

    @Override
    public String toString() {
        return "s" + integerBits + "." + fractionBits;
    }
}
