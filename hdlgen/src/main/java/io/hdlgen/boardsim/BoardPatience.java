package io.hdlgen.boardsim;

import io.hdlgen.sim.drive.BoardProcess;
import java.time.Duration;

/** How long a host waits for an answer of a simulated board. */
public final class BoardPatience {
    /** Bytes of two frames and their answers. */
    private static final int BYTES = 1200;

    private BoardPatience() {}

    /** Where nothing is lost, so that nobody should wait in vain. */
    public static Duration patient(BoardModel model, BoardProcess board) {
        return Duration.ofSeconds(2).plus(wire(model, board).multipliedBy(10));
    }

    /** Where frames are lost, so that somebody waits all the time. */
    public static Duration impatient(BoardModel model, BoardProcess board) {
        return Duration.ofMillis(100).plus(wire(model, board).multipliedBy(2));
    }

    private static Duration wire(BoardModel model, BoardProcess board) {
        return Duration.ofMillis(1000L * 10 * BYTES * model.divisor() / Math.max(1, board.rate()));
    }
}
