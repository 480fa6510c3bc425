package io.hdlgen.toplevel;

import io.hdlgen.board.Pll;
import java.util.ArrayList;
import java.util.List;

/**
 * MMCME2_BASE with whole dividers: output = input multiply / (divide output_divide). Context of
 * {@code board/clock_xilinx.v.j2}.
 *
 * @param output in Hz
 * @param multiply CLKFBOUT_MULT_F, 2 to 64
 * @param divide DIVCLK_DIVIDE, 1 to 106
 * @param output_divide CLKOUT0_DIVIDE_F, 1 to 128
 * @param period of the input in ns; a whole number, since not every reader knows real parameters
 * @param comment frequencies for people
 */
public record XilinxMmcm(long output, int multiply, int divide, int output_divide, long period, String comment)
        implements PllSetting {
    /** The slowest that the phase detector compares, in MHz. */
    private static final double PHASE_MIN = 10;

    static List<PllSetting> all(Pll limits, long input, long wanted) {
        List<PllSetting> found = new ArrayList<>();
        double megahertz = input / 1e6;
        for (int divide = 1; divide <= 106 && megahertz / divide >= PHASE_MIN; divide++) {
            for (int multiply = 2; multiply <= 64; multiply++) {
                double vco = megahertz * multiply / divide;
                if (!limits.vco().contains(vco)) {
                    continue;
                }
                for (int last = 1; last <= 128; last++) {
                    double output = vco / last;
                    if (limits.output().contains(output) && PllSetting.near(output, wanted)) {
                        found.add(new XilinxMmcm(
                                Math.round(output * 1e6),
                                multiply,
                                divide,
                                last,
                                Math.round(1e9 / (double) input),
                                Megahertz.comment(input, vco, output)));
                    }
                }
            }
        }
        return found;
    }

    @Override
    public String template() {
        return "board/clock_xilinx.v.j2";
    }
}
