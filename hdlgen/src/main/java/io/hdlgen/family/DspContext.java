package io.hdlgen.family;

import io.hdlgen.board.Family;

/**
 * What {@code family/xilinx/mul_cell.v.j2} says of a DSP slice.
 *
 * @param cell the slice
 * @param ultraScale whether it is that of UltraScale
 */
public record DspContext(MultiplierCell cell, boolean ultraScale) {
    static DspContext of(Family family) {
        return new DspContext(Multipliers.kinds(family).get(0), family == Family.XCUP);
    }
}
