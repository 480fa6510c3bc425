package io.hdlgen.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with rate and time left, on a terminal. */
final class BarProgress implements Progress {
    private final ProgressBar bar;
    private final Runnable closed;

    BarProgress(PrintStream terminal, int columns, String task, long total, String unit, Runnable closed) {
        this.closed = closed;
        // Our own consumer: the library's would start a terminal library only to ask for the width.
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(" " + unit, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .setConsumer(new ConsoleProgressBarConsumer(terminal, columns - 1))
                .build();
    }

    @Override
    public void advanceTo(long done) {
        bar.stepTo(done);
    }

    @Override
    public void remark(String text) {
        bar.setExtraMessage(" " + text);
    }

    @Override
    public void close() {
        bar.close();
        closed.run();
    }
}
