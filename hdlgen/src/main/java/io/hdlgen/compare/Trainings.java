package io.hdlgen.compare;

import io.hdlgen.golden.checkpoint.Checkpoint;
import io.hdlgen.golden.checkpoint.CheckpointFile;
import io.hdlgen.golden.train.Divergence;
import io.hdlgen.golden.train.EpochReport;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.LogitDrift;
import io.hdlgen.golden.train.Position;
import io.hdlgen.golden.train.Progress;
import io.hdlgen.golden.train.TrainListener;
import io.hdlgen.golden.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Trains several designs at a time, and keeps what comes of each as soon as it is there. A training that was begun before
 * goes on from its checkpoint, with the same bits. The results do not depend on the number of threads.
 */
public final class Trainings {
    /** A training that ends earlier than this is as soon repeated as read back. */
    private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final RunStore store;
    private final int epochs;
    private final Watcher watcher;
    private final BooleanSupplier stop;
    private volatile boolean failed;

    /** Told what happens; by several threads. */
    public interface Watcher {
        /** So many samples were trained, or lie behind a training that goes on. */
        void trained(Training training, long samples);

        /** A run that goes wrong, in words. */
        void warned(Training training, String text);

        /** A training is done. */
        void done(Training training, TrainedRun run);
    }

    /**
     * Ready to train.
     *
     * @param epochs of each
     * @param stop asked before every sample; true ends the work, what was begun is saved
     */
    public Trainings(RunStore store, int epochs, Watcher watcher, BooleanSupplier stop) {
        this.store = store;
        this.epochs = epochs;
        this.watcher = watcher;
        this.stop = stop;
    }

    /** Runs them, {@code threads} at a time; each tells the watcher when it is done. */
    public void run(List<Training> trainings, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (Training training : trainings) {
                futures.add(pool.submit(() -> {
                    begin(training);
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                await(future);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException fault) {
            Throwable cause = fault.getCause();
            if (cause instanceof IOException full) {
                throw new UncheckedIOException(full);
            }
            if (cause instanceof UncheckedIOException full) {
                throw full;
            }
            if (cause instanceof Error grave) {
                throw grave;
            }
            throw new IllegalStateException(cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** Trains, unless the work is to end; when one fails, so does the whole, and the others need not go on. */
    private void begin(Training training) throws IOException {
        if (stopped()) {
            return;
        }
        boolean ended = false;
        try {
            run(training);
            ended = true;
        } finally {
            if (!ended) {
                failed = true;
            }
        }
    }

    private boolean stopped() {
        return failed || stop.getAsBoolean();
    }

    private void run(Training training) throws IOException {
        Optional<Checkpoint> begun = begun(training);
        GoldenModel model =
                begun.map(c -> c.model(training.design())).orElseGet(() -> GoldenModel.create(training.design()));
        Progress start = begun.map(Checkpoint::progress).orElseGet(() -> Progress.start(model));
        Saver saver = new Saver(training, model);
        Trainer trainer = new Trainer(model, Optional.empty(), training.data(), start, saver, this::stopped);
        saver.trainer = Optional.of(trainer);
        Position position = start.position();
        int size = training.data().training().size();
        watcher.trained(training, (long) position.epoch() * size + position.sample());
        if (trainer.run(epochs)) {
            TrainedRun run = TrainedRun.of(
                    training.design().description().seed(), trainer.progress().epochs());
            store.save(training.key(), run);
            watcher.done(training, run);
        } else {
            saver.save();
        }
    }

    /** What was saved of a training, if it can be read. */
    private Optional<Checkpoint> begun(Training training) {
        Path file = store.checkpoint(training.key());
        return Files.isRegularFile(file)
                ? CheckpointFile.read(file, training.design())
                        .checkpoint()
                        .filter(c -> c.trainingSamples()
                                == training.data().training().size())
                : Optional.empty();
    }

    private final class Saver implements TrainListener {
        private final Training training;
        private final GoldenModel model;
        private Optional<Trainer> trainer = Optional.empty();
        private long saved = System.nanoTime();

        Saver(Training training, GoldenModel model) {
            this.training = training;
            this.model = model;
        }

        @Override
        public void trained(Position position) {
            watcher.trained(training, 1);
        }

        @Override
        public void epoch(EpochReport report) {
            if (System.nanoTime() - saved > SAVE_NANOS) {
                try {
                    save();
                } catch (IOException full) {
                    throw new UncheckedIOException(full);
                }
            }
        }

        @Override
        public void drift(LogitDrift drift) {
            watcher.warned(training, drift.toString());
        }

        @Override
        public void divergence(Divergence divergence) {
            watcher.warned(training, divergence.toString());
        }

        void save() throws IOException {
            Progress progress = trainer.orElseThrow().progress();
            CheckpointFile.write(
                    store.checkpoint(training.key()),
                    Checkpoint.of(model, Optional.empty(), progress, training.data()));
            saved = System.nanoTime();
        }
    }
}
