package io.hdlgen.family;

import io.hdlgen.board.Family;

/**
 * How Yosys is asked to map a design to a family: the same words in build scripts and wherever cells are counted.
 *
 * <p>Multipliers are instances ({@link FamilyFiles}), so none has to be found. The steps of Yosys 0.23 that look for what
 * could be packed into multipliers are left out: they also take instances apart, and pack registers and adders around
 * them without regard for the registers that these have already.
 */
public final class Yosys {
    private Yosys() {}

    /**
     * The command for a design that has been read.
     *
     * @param top its module
     */
    public static String synthesis(Family family, String top) {
        return switch (family) {
                    case ICE40 -> "synth_ice40 -abc2";
                    // Without multiplexers between look-up tables: on ECP5 they make place and route harder; on
                    // Gowin every input of one takes a look-up table, which made designs 10 to 30 % larger.
                    case ECP5 -> "synth_ecp5 -nowidelut";
                    case GOWIN -> "synth_gowin -nowidelut";
                    case XC7 -> "synth_xilinx -family xc7 -nodsp -flatten";
                    case XCUP -> "synth_xilinx -family xcup -nodsp -flatten";
                    case CYCLONE5 -> "synth_intel_alm -family cyclonev";
                }
                + " -top " + top;
    }
}
