package io.hdlgen.toplevel;

import io.hdlgen.board.Pll;
import java.util.List;

/**
 * altera_pll of Cyclone V, whose dividers the vendor's tool finds. Context of {@code board/clock_cyclone5.v.j2}.
 *
 * @param output in Hz
 * @param input_megahertz as text
 * @param output_megahertz as text
 */
public record IntelPll(long output, String input_megahertz, String output_megahertz) implements PllSetting {

    static List<PllSetting> all(Pll limits, long input, long wanted) {
        return limits.input().contains(input / 1e6) && limits.output().contains(wanted / 1e6)
                ? List.of(new IntelPll(wanted, Megahertz.text(input), Megahertz.text(wanted)))
                : List.of();
    }

    @Override
    public String template() {
        return "board/clock_cyclone5.v.j2";
    }
}
