package io.hdlgen.verilog;

/**
 * A part of a word.
 *
 * @param lsb lowest bit
 * @param width number of bits, at least 1
 */
public record Bits(int lsb, int width) {
    /** For a select: {@code 7:4}, or {@code 4} for a single bit. */
    @Override
    public String toString() {
        return width == 1 ? Integer.toString(lsb) : (lsb + width - 1) + ":" + lsb;
    }
}
