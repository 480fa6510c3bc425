package io.hdlgen.toplevel;

import io.hdlgen.board.Pll;
import java.util.ArrayList;
import java.util.List;

/**
 * EHXPLLL with feedback from its first output: output = input feedback / reference, oscillator = output divider.
 * Context of {@code board/clock_ecp5.v.j2}.
 *
 * @param output in Hz
 * @param reference CLKI_DIV, 1 to 128
 * @param feedback CLKFB_DIV, 1 to 80
 * @param divider CLKOP_DIV, 1 to 128
 * @param phase CLKOP_CPHASE: divider - 1 is no shift
 * @param comment frequencies for people
 */
public record Ecp5Pll(long output, int reference, int feedback, int divider, int phase, String comment)
        implements PllSetting {
    /** The slowest that the phase detector compares, in MHz. */
    private static final double PHASE_MIN = 3.125;

    static List<PllSetting> all(Pll limits, long input, long wanted) {
        List<PllSetting> found = new ArrayList<>();
        double megahertz = input / 1e6;
        for (int reference = 1; reference <= 128 && megahertz / reference >= PHASE_MIN; reference++) {
            for (int feedback = 1; feedback <= 80; feedback++) {
                double output = megahertz * feedback / reference;
                int divider = (int) Math.max(1, Math.round(600 / output)); // the middle of the oscillator's range
                double vco = output * divider;
                if (divider <= 128
                        && limits.vco().contains(vco)
                        && limits.output().contains(output)
                        && PllSetting.near(output, wanted)) {
                    found.add(new Ecp5Pll(
                            Math.round(output * 1e6),
                            reference,
                            feedback,
                            divider,
                            divider - 1,
                            Megahertz.comment(input, vco, output)));
                }
            }
        }
        return found;
    }

    @Override
    public String template() {
        return "board/clock_ecp5.v.j2";
    }
}
