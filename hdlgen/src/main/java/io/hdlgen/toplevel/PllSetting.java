package io.hdlgen.toplevel;

import io.hdlgen.board.Board;
import io.hdlgen.board.Pll;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Dividers of the clock multiplier of a device. Each kind of device has a record, which is also the context of the
 * template that instantiates the vendor's cell.
 */
public sealed interface PllSetting permits Ice40Pll, Ecp5Pll, GowinPll, XilinxMmcm, IntelPll {
    /** What comes out, in Hz. */
    long output();

    /** The template, below {@code templates/}. */
    String template();

    /**
     * The setting of a board's PLL that comes nearest to a frequency, if there is one within a hundredth of it.
     *
     * @param board with an oscillator at a pin
     * @param hertz that are wanted
     */
    static Optional<PllSetting> find(Board board, long hertz) {
        Optional<Pll> pll = board.pll();
        if (pll.isEmpty()) {
            return Optional.empty();
        }
        Pll limits = pll.get();
        long input = board.clock().hertz();
        List<PllSetting> all = switch (board.part().family()) {
            case ICE40 -> Ice40Pll.all(limits, input, hertz);
            case ECP5 -> Ecp5Pll.all(limits, input, hertz);
            case GOWIN -> GowinPll.all(limits, input, hertz, board.part().device());
            case XC7, XCUP -> XilinxMmcm.all(limits, input, hertz);
            case CYCLONE5 -> IntelPll.all(limits, input, hertz);
        };
        return all.stream().min(Comparator.comparingLong(setting -> Math.abs(setting.output() - hertz)));
    }

    /** Whether a frequency in MHz is within a hundredth of what is wanted, in Hz. */
    static boolean near(double megahertz, long wanted) {
        return 100 * Math.abs(megahertz * 1e6 - wanted) <= wanted;
    }
}
