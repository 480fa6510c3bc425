package io.hdlgen.estimate;

import io.hdlgen.board.Board;
import io.hdlgen.board.Link;

/** What stands around an engine in a device. */
public enum Surroundings {
    /** Nothing: the core alone, for somebody's own design. */
    NONE("none"),
    /** The host link with its serial line, reset and lamps. */
    SERIAL_LINE("serial line"),
    /** Adapters to a processor's buses. */
    PROCESSOR("processor");

    private final String text;

    Surroundings(String text) {
        this.text = text;
    }

    /** As files have it. */
    public String text() {
        return text;
    }

    /** From a file. */
    static Surroundings of(String text) {
        for (Surroundings one : values()) {
            if (one.text.equals(text)) {
                return one;
            }
        }
        throw new IllegalArgumentException(text);
    }

    /** On a board. */
    public static Surroundings of(Board board) {
        return board.link() == Link.UART ? SERIAL_LINE : PROCESSOR;
    }
}
