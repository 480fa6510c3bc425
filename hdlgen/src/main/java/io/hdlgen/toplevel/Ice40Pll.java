package io.hdlgen.toplevel;

import io.hdlgen.board.Pll;
import java.util.ArrayList;
import java.util.List;

/**
 * SB_PLL40_PAD or SB_PLL40_CORE with simple feedback: output = input (divf + 1) / ((divr + 1) 2^divq). Context of
 * {@code board/clock_ice40.v.j2}. Ranges: the limits that {@code icepll} keeps.
 *
 * @param output in Hz
 * @param primitive the cell
 * @param pad whether the cell has the oscillator's pin for itself; else the clock comes to it through the logic
 * @param divr reference divider less one, 0 to 15
 * @param divf feedback divider less one, 0 to 127
 * @param divq log2 of the output divider, 1 to 6
 * @param filter range of the loop filter, by the frequency at the phase detector
 * @param comment frequencies for people
 */
public record Ice40Pll(
        long output, String primitive, boolean pad, int divr, int divf, int divq, int filter, String comment)
        implements PllSetting {
    /** Upper limits of the phase detector's frequency for the filter ranges 1, 2, ..., in MHz; beyond them 6. */
    private static final int[] FILTER = {17, 26, 44, 66, 101};

    static List<PllSetting> all(Pll limits, long input, long wanted) {
        List<PllSetting> found = new ArrayList<>();
        for (int divr = 0; divr < 16; divr++) {
            double phase = input / 1e6 / (divr + 1);
            for (int divf = 0; divf < 128; divf++) {
                double vco = phase * (divf + 1);
                if (!limits.input().contains(phase) || !limits.vco().contains(vco)) {
                    continue;
                }
                for (int divq = 1; divq <= 6; divq++) {
                    double output = vco / (1 << divq);
                    if (limits.output().contains(output) && PllSetting.near(output, wanted)) {
                        found.add(new Ice40Pll(
                                Math.round(output * 1e6),
                                limits.primitive(),
                                limits.primitive().equals(Pll.PAD),
                                divr,
                                divf,
                                divq,
                                filter(phase),
                                Megahertz.comment(input, vco, output)));
                    }
                }
            }
        }
        return found;
    }

    private static int filter(double phase) {
        int range = 1;
        for (int limit : FILTER) {
            if (phase >= limit) {
                range++;
            }
        }
        return range;
    }

    @Override
    public String template() {
        return "board/clock_ice40.v.j2";
    }
}
