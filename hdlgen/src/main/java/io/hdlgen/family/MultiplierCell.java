package io.hdlgen.family;

/**
 * A kind of cell that multiplies two signed operands and registers them and the product.
 *
 * @param module that wraps it for {@code mul}; operands as wide as the cell's
 * @param primitive name of the cell, as Yosys counts it
 * @param longBits of the wider operand that it takes
 * @param shortBits of the other operand
 */
public record MultiplierCell(String module, String primitive, int longBits, int shortBits) {
    boolean takes(int wide, int narrow) {
        return wide <= longBits && narrow <= shortBits;
    }

    /** Bits that are cut off an operand which it does not take; its sign is another one. */
    int cut() {
        return shortBits - 1;
    }
}
