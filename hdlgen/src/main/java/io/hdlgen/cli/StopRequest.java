package io.hdlgen.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C as a question that long work can ask: {@link #requested()} turns true, and the program waits a little for work
 * that asks, so that it can save what it has. Work that never asks ends at once; files are whole anyway, because they
 * are moved into place.
 */
final class StopRequest {
    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean requested;
    private volatile boolean asked;

    /** A request that answers to SIGINT and SIGTERM. */
    static StopRequest ofThisProcess() {
        StopRequest stop = new StopRequest();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::waitForWork, "stop"));
        return stop;
    }

    boolean requested() {
        asked = true;
        return requested;
    }

    /** To be called when the work is done; lets a waiting shutdown go on. */
    void finished() {
        finished.countDown();
    }

    void waitForWork() {
        requested = true;
        if (!asked) {
            return;
        }
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
