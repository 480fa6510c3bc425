package io.hdlgen.family;

import io.hdlgen.board.Family;

/**
 * What {@code family/xilinx/mul_cell.v.j2} says of a DSP slice.
 *
 * @param module name of the module
 * @param primitive name of the slice
 * @param longBits of the wider operand
 * @param shortBits of the other operand
 * @param ultraScale whether the slice is that of UltraScale
 */
public record DspContext(String module, String primitive, int longBits, int shortBits, boolean ultraScale) {
    static DspContext of(Family family) {
        MultiplierCell cell = Multipliers.kinds(family).get(0);
        return new DspContext(
                cell.module(), cell.primitive(), cell.longBits(), cell.shortBits(), family == Family.XCUP);
    }
}
