package io.hdlgen.golden.spec;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the description says about the board.
 *
 * @param name a slug, the path of a folder with a board file, or {@code none}
 * @param megahertz clock of the trainer; empty: what the board brings
 * @param baud rate of the serial line to the host, where the board has one
 */
public record BoardSpec(String name, Optional<BigDecimal> megahertz, int baud) {
    /** A rate that all USB adapters of the boards reach. */
    public static final int BAUD = 1_000_000;

    /** No board. */
    public static final BoardSpec NONE = new BoardSpec(Boards.NONE, Optional.empty(), BAUD);

    /** Whether there is a board. */
    public boolean exists() {
        return !name.equals(Boards.NONE);
    }

    /** Whether nothing but the name is out of the ordinary. */
    boolean isPlain() {
        return megahertz.isEmpty() && baud == BAUD;
    }
}
