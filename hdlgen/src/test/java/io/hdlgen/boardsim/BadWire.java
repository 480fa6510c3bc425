package io.hdlgen.boardsim;

import io.hdlgen.sim.drive.BoardProcess;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire on which something goes wrong again and again, whatever passes. */
final class BadWire implements AutoCloseable {
    private static final int MILLISECONDS = 30;
    private static final int BYTES = 40;

    private final BoardProcess board;
    private final SplittableRandom random;
    private final Thread thread = new Thread(this::run, "bad wire");
    private volatile boolean ended;
    private final AtomicInteger happened = new AtomicInteger();

    BadWire(BoardProcess board, SplittableRandom random) {
        this.board = board;
        this.random = random;
        thread.start();
    }

    private void run() {
        while (!ended) {
            Trouble trouble = Trouble.draw(BYTES, random);
            trouble.fault().ifPresent(f -> board.arm(f, trouble.direction(), trouble.after(), trouble.bit()));
            try {
                Thread.sleep(MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
            happened.addAndGet(board.lift() ? 1 : 0);
        }
    }

    /** How many faults there were so far. */
    int happened() {
        return happened.get();
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
