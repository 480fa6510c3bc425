package io.hdlgen.toplevel;

import io.hdlgen.board.Pll;
import java.util.ArrayList;
import java.util.List;

/**
 * rPLL: output = input (fbdiv + 1) / (idiv + 1), oscillator = output odiv. Context of {@code board/clock_gowin.v.j2}.
 *
 * @param output in Hz
 * @param idiv IDIV_SEL, 0 to 63
 * @param fbdiv FBDIV_SEL, 0 to 63
 * @param odiv ODIV_SEL
 * @param input_megahertz FCLKIN, as text
 * @param device DEVICE
 * @param comment frequencies for people
 */
public record GowinPll(
        long output, int idiv, int fbdiv, int odiv, String input_megahertz, String device, String comment)
        implements PllSetting {
    private static final int[] ODIV = {2, 4, 8, 16, 32, 48, 64, 80, 96, 112, 128};

    /** The slowest that the phase detector compares, in MHz. */
    private static final double PHASE_MIN = 3;

    static List<PllSetting> all(Pll limits, long input, long wanted, String device) {
        List<PllSetting> found = new ArrayList<>();
        double megahertz = input / 1e6;
        for (int idiv = 0; idiv < 64 && megahertz / (idiv + 1) >= PHASE_MIN; idiv++) {
            for (int fbdiv = 0; fbdiv < 64; fbdiv++) {
                double output = megahertz * (fbdiv + 1) / (idiv + 1);
                for (int odiv : ODIV) {
                    if (limits.vco().contains(output * odiv)
                            && limits.output().contains(output)
                            && PllSetting.near(output, wanted)) {
                        found.add(new GowinPll(
                                Math.round(output * 1e6),
                                idiv,
                                fbdiv,
                                odiv,
                                Megahertz.text(input),
                                device,
                                Megahertz.comment(input, output * odiv, output)));
                    }
                }
            }
        }
        return found;
    }

    @Override
    public String template() {
        return "board/clock_gowin.v.j2";
    }
}
