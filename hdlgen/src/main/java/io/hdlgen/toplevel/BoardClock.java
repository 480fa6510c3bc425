package io.hdlgen.toplevel;

import io.hdlgen.board.Board;
import io.hdlgen.board.Clock;
import java.util.Optional;

/**
 * The clock of the trainer on a board.
 *
 * @param hertz of the trainer, as it really is
 * @param pll that makes it, if it is not what the board brings
 */
public record BoardClock(long hertz, Optional<PllSetting> pll) {

    /**
     * For a wish.
     *
     * @param wanted frequency in Hz; none: what the board brings
     * @return empty if the board cannot have such a clock
     */
    public static Optional<BoardClock> of(Board board, Optional<Long> wanted) {
        long hertz = wanted.orElse((long) board.clock().hertz());
        if (hertz == board.clock().hertz() || board.clock().source() == Clock.Source.PS) {
            return Optional.of(new BoardClock(hertz, Optional.empty()));
        }
        return PllSetting.find(board, hertz).map(pll -> new BoardClock(pll.output(), Optional.of(pll)));
    }
}
