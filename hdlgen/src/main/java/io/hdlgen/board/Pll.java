package io.hdlgen.board;

import java.util.List;

/**
 * Limits of the clock multiplier of a device, in MHz.
 *
 * @param primitive the vendor's cell, one of {@link #primitives}
 * @param input what may come in
 * @param vco what its oscillator may run at
 * @param output what may come out
 */
public record Pll(String primitive, Range input, Range vco, Range output, Origin origin) {
    /** Of iCE40: takes its clock from a pad of its own. */
    public static final String PAD = "SB_PLL40_PAD";
    /** Of iCE40: takes its clock from the logic. */
    public static final String CORE = "SB_PLL40_CORE";

    /** The cells for which there is a template. */
    static List<String> primitives(Family family) {
        return switch (family) {
            case ICE40 -> List.of(PAD, CORE);
            case ECP5 -> List.of("EHXPLLL");
            case GOWIN -> List.of("rPLL");
            case XC7, XCUP -> List.of("MMCME2_BASE");
            case CYCLONE5 -> List.of("altera_pll");
        };
    }

    /** From min to max, both possible. */
    public record Range(int min, int max) {
        /** Whether a frequency lies within. */
        public boolean contains(double megahertz) {
            return min <= megahertz && megahertz <= max;
        }
    }
}
