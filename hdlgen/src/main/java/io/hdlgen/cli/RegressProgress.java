package io.hdlgen.cli;

import io.hdlgen.regress.Summary;
import io.hdlgen.regress.Tried;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Shows how a regression gets on: of its designs, or of its time where that is the limit. */
final class RegressProgress implements AutoCloseable {
    private final Console console;
    private final Progress progress;
    private final boolean timed;
    private final long begin = System.nanoTime();
    private int done;
    private int failed;

    RegressProgress(Console console, int count, long seconds) {
        this.console = console;
        this.timed = count == Integer.MAX_VALUE;
        this.progress =
                timed ? console.progress("regress", seconds, "seconds") : console.progress("regress", count, "designs");
    }

    /** A design is done; said is only what failed. */
    synchronized void done(Tried tried) {
        done++;
        tried.failure().ifPresent(failure -> {
            failed++;
            console.error(String.format(
                    Locale.ROOT,
                    "design %d FAILED: %s%n  drawn: %s%n  small: %s%n  file:  %s%n  again: %s",
                    tried.drawn().index(),
                    failure.fault().summary(),
                    Summary.of(tried.drawn().trial()),
                    Summary.of(failure.trial()),
                    failure.file(),
                    failure.replay()));
        });
        progress.remark(done + " designs, " + failed + " failed");
        progress.advanceTo(timed ? TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) : done);
    }

    @Override
    public void close() {
        progress.close();
    }
}
