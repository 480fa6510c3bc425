package io.hdlgen.cli;

import io.hdlgen.compare.TrainedRun;
import io.hdlgen.compare.Training;
import io.hdlgen.compare.Trainings;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Shows how the trainings of a comparison get on, and collects what comes of them. */
final class CompareProgress implements Trainings.Watcher, AutoCloseable {
    private final Console console;
    private final Progress bar;
    private final Map<String, String> labels;
    private final AtomicLong samples = new AtomicLong();
    private final AtomicInteger finished = new AtomicInteger();
    private final Map<String, TrainedRun> runs = new ConcurrentHashMap<>();

    /**
     * Begins to show.
     *
     * @param labels of the trainings, by key
     * @param total samples of all of them
     */
    CompareProgress(Console console, Map<String, String> labels, long total) {
        this.console = console;
        this.labels = Map.copyOf(labels);
        this.bar = console.progress("train", total, "samples");
    }

    @Override
    public void trained(Training training, long more) {
        bar.advanceTo(samples.addAndGet(more));
    }

    @Override
    public void warned(Training training, String text) {
        console.warn(label(training) + ": " + text);
    }

    @Override
    public void done(Training training, TrainedRun run) {
        runs.put(training.key(), run);
        int count = finished.incrementAndGet();
        console.say(String.format(
                Locale.ROOT,
                "%d of %d: %s: test accuracy %.2f %%",
                count,
                labels.size(),
                label(training),
                run.finalAccuracy()));
    }

    /** What came of the trainings that are done, by key. */
    Map<String, TrainedRun> runs() {
        return Map.copyOf(runs);
    }

    @Override
    public void close() {
        bar.close();
    }

    private String label(Training training) {
        return labels.getOrDefault(training.key(), training.key());
    }
}
