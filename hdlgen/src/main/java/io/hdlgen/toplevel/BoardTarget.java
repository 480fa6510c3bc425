package io.hdlgen.toplevel;

import io.hdlgen.board.Board;
import io.hdlgen.golden.spec.BoardSpec;
import java.util.Optional;

/**
 * A board as a design uses it.
 *
 * @param clock of the trainer
 * @param baud rate of the serial line, where there is one
 * @param text of the board's file
 */
public record BoardTarget(Board board, BoardClock clock, int baud, String text) {

    /**
     * What a description asks for.
     *
     * @param spec of the description
     * @param board that it names
     * @param text of its file
     * @return empty if the board cannot have the clock
     */
    public static Optional<BoardTarget> of(BoardSpec spec, Board board, String text) {
        Optional<Long> wanted =
                spec.megahertz().map(megahertz -> megahertz.movePointRight(6).longValueExact());
        return BoardClock.of(board, wanted).map(clock -> new BoardTarget(board, clock, spec.baud(), text));
    }
}
