package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;

/**
 * Fixed-point formats of a design, {@code docs/numerics.md} section 1. Matrices share the width WW, vectors the width XW.
 *
 * @param weights W_l and b_l: WW bits, WF of them fraction
 * @param feedback F_l: WW bits, BF of them fraction
 * @param activations x_l and z_l: XW bits, XF of them fraction
 * @param error e: XW bits, EF of them fraction
 * @param delta g_l = -eta dLoss/dz_l: XW bits, DF fraction bits (usually more than XW)
 * @param rounding of the weight update
 * @param roundingBits RB, random bits of a stochastic rounding; 0 for round to nearest
 */
public record Formats(
        FixedFormat weights,
        FixedFormat feedback,
        FixedFormat activations,
        FixedFormat error,
        FixedFormat delta,
        Rounding rounding,
        int roundingBits) {

    /** WW, bits of a weight. */
    public int weightBits() {
        return weights.bits();
    }

    /** XW, bits of a vector element. */
    public int vectorBits() {
        return activations.bits();
    }

    /** SH = DF + XF - WF, the shift of every weight update. */
    public int updateShift() {
        return delta.fractionBits() + activations.fractionBits() - weights.fractionBits();
    }

    /** Whether the update rounds stochastically. */
    public boolean stochastic() {
        return rounding == Rounding.STOCHASTIC;
    }
}
