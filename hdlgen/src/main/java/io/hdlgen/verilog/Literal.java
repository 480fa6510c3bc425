package io.hdlgen.verilog;

import java.math.BigInteger;

/** Sized Verilog literals; refuses numbers that do not fit. */
public final class Literal {
    private Literal() {}

    /** {@code 4'd10}. */
    public static String unsigned(int width, long value) {
        if (width < 1 || value < 0 || BigInteger.valueOf(value).bitLength() > width) {
            throw new IllegalArgumentException(value + " does not fit " + width + " unsigned bits");
        }
        return width + "'d" + value;
    }

    /** {@code 16'sd512}, {@code -16'sd512}. */
    public static String signed(int width, long value) {
        if (BigInteger.valueOf(value).bitLength() >= width) {
            throw new IllegalArgumentException(value + " does not fit " + width + " signed bits");
        }
        return (value < 0 ? "-" : "") + width + "'sd" + Math.abs(value);
    }

    /** {@code 40'h00_1234_abcd}: all digits, in groups of four. */
    public static String hex(int width, BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > width) {
            throw new IllegalArgumentException(value + " does not fit " + width + " unsigned bits");
        }
        StringBuilder digits = new StringBuilder(value.toString(16));
        while (digits.length() < (width + 3) / 4) {
            digits.insert(0, '0');
        }
        for (int i = digits.length() - 4; i > 0; i -= 4) {
            digits.insert(i, '_');
        }
        return width + "'h" + digits;
    }
}
