package io.hdlgen.cli;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A line now and then, for logs: {@code train: 600/6000 samples (10 %), 5321/s, 0:01 left}. */
final class LineProgress implements Progress {
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private final String task;
    private final long total;
    private final String unit;
    private final long start;
    private long lastLine;
    private long done;
    private String remark = "";

    LineProgress(Consumer<String> lines, LongSupplier nanoTime, String task, long total, String unit) {
        this.lines = lines;
        this.nanoTime = nanoTime;
        this.task = task;
        this.total = total;
        this.unit = unit;
        this.start = nanoTime.getAsLong();
        this.lastLine = start;
    }

    @Override
    public synchronized void advanceTo(long newDone) {
        done = newDone;
        long now = nanoTime.getAsLong();
        if (now - lastLine >= INTERVAL) {
            lastLine = now;
            lines.accept(counted() + ", " + rate(now) + ", " + clock(left(now)) + " left" + remark);
        }
    }

    @Override
    public synchronized void remark(String text) {
        remark = "; " + text;
    }

    @Override
    public synchronized void close() {
        long now = nanoTime.getAsLong();
        lines.accept(counted() + ", " + rate(now) + ", took " + clock(seconds(now)) + remark);
    }

    private String counted() {
        long percent = total > 0 ? Math.round(100.0 * done / total) : 100;
        return String.format(Locale.ROOT, "%s: %d/%d %s (%d %%)", task, done, total, unit, percent);
    }

    private String rate(long now) {
        double perSecond = done / Math.max(1e-3, seconds(now));
        return String.format(Locale.ROOT, perSecond < 10 ? "%.1f/s" : "%.0f/s", perSecond);
    }

    private double left(long now) {
        return done == 0 ? 0 : seconds(now) * (total - done) / done;
    }

    private double seconds(long now) {
        return (now - start) / 1e9;
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
