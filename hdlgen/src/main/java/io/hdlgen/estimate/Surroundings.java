package io.hdlgen.estimate;

import io.hdlgen.board.Board;
import io.hdlgen.board.Link;

/** What stands around an engine in a device. */
public enum Surroundings {
    /** Nothing: the core alone, for somebody's own design. */
    NONE,
    /** The host link with its serial line, reset and lamps. */
    SERIAL_LINE,
    /** Adapters to a processor's buses. */
    PROCESSOR;

    /** On a board. */
    public static Surroundings of(Board board) {
        return board.link() == Link.UART ? SERIAL_LINE : PROCESSOR;
    }
}
