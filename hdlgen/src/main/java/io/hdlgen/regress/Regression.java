package io.hdlgen.regress;

import io.hdlgen.golden.file.Trees;
import io.hdlgen.regress.Designs.Drawn;
import io.hdlgen.regress.Shrinker.Shrunk;
import io.hdlgen.regress.Tried.Failure;
import io.hdlgen.sim.build.ProcessTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Proves the designs of a seed, several at a time. */
public final class Regression {
    /** Failures that are made small; when more fail, something fundamental is wrong, and the first ones will do. */
    private static final int MOST_SHRUNK = 8;

    private static final int POLL_MILLIS = 200;
    /** For tools that are killed. */
    private static final int PATIENCE_SECONDS = 5;

    private final Designs designs;
    private final long seed;
    private final Settings settings;
    private final Consumer<Tried> listener;
    private final BooleanSupplier stop;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final List<Tried> done = new ArrayList<>();
    private final long begin = System.nanoTime();

    /**
     * How much to do, and where.
     *
     * @param count most designs
     * @param seconds after which no design is begun
     * @param jobs designs at a time
     * @param out folder for failures
     * @param mostTries designs that may be built to make a failure small
     * @param changes of every generated folder: faults that are to be found
     */
    public record Settings(int count, long seconds, int jobs, Path out, int mostTries, List<FolderChange> changes) {
        public Settings {
            changes = List.copyOf(changes);
        }
    }

    private Regression(Designs designs, long seed, Settings settings, Consumer<Tried> listener, BooleanSupplier stop) {
        this.designs = designs;
        this.seed = seed;
        this.settings = settings;
        this.listener = listener;
        this.stop = stop;
    }

    /**
     * Runs it.
     *
     * @param seed of the designs, for people
     * @param listener told of every design when it is done; called by several threads
     * @param stop whether to end now; designs under way are dropped
     * @return what was done, in the order of the designs
     */
    public static List<Tried> run(
            Designs designs, long seed, Settings settings, Consumer<Tried> listener, BooleanSupplier stop)
            throws IOException, InterruptedException {
        return new Regression(designs, seed, settings, listener, stop).run();
    }

    private List<Tried> run() throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("hdlgen-regress-");
        ExecutorService pool = Executors.newFixedThreadPool(settings.jobs());
        List<Future<?>> jobs = new ArrayList<>();
        for (int job = 0; job < settings.jobs(); job++) {
            jobs.add(pool.submit(() -> {
                work(new TestStand(scratch, new ProcessTool(), settings.changes()));
                return null;
            }));
        }
        try {
            for (Future<?> job : jobs) {
                await(job);
            }
        } finally {
            pool.shutdownNow(); // interrupts the tools of designs under way
            if (pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Trees.delete(scratch);
            }
        }
        synchronized (done) {
            return done.stream()
                    .sorted(Comparator.comparingInt(tried -> tried.drawn().index()))
                    .toList();
        }
    }

    /** Waits until a job ends, or is to end. */
    private void await(Future<?> job) throws IOException, InterruptedException {
        while (!stop.getAsBoolean()) {
            try {
                job.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException stillWorking) {
                // asks again whether to stop
            } catch (ExecutionException fault) {
                if (fault.getCause() instanceof IOException io) {
                    throw new IOException(io.getMessage(), io);
                }
                throw new IllegalStateException(fault.getCause());
            }
        }
    }

    private void work(TestStand stand) throws IOException {
        while (!ended()) {
            int index = next.getAndIncrement();
            if (index >= settings.count()) {
                return;
            }
            Drawn drawn = designs.design(index);
            Verdict verdict = stand.run(drawn.trial());
            if (stop.getAsBoolean()) {
                return; // what is said of a design whose tools were killed is worth nothing
            }
            Optional<Failure> failure = verdict.passed() ? Optional.empty() : Optional.of(keep(drawn, verdict, stand));
            Tried tried = new Tried(drawn, verdict, failure);
            synchronized (done) {
                done.add(tried);
            }
            listener.accept(tried);
        }
    }

    private Failure keep(Drawn drawn, Verdict verdict, TestStand stand) throws IOException {
        boolean shrink = failures.incrementAndGet() <= MOST_SHRUNK;
        Shrinker shrinker = new Shrinker(stand::run, shrink ? settings.mostTries() : 0, stop);
        Shrunk small = shrinker.shrink(drawn.trial(), verdict.fault().orElseThrow());
        Path file = settings.out().resolve("seed-" + seed + "-design-" + drawn.index() + ".yaml");
        String origin = "made small from design %d of hdlgen regress --seed %d, with %d further designs"
                .formatted(drawn.index(), seed, small.tries());
        FailureFile.write(file, small.trial(), small.fault(), origin);
        String replay = FailureFile.replay(file, small.trial(), small.fault());
        return new Failure(file, small.trial(), small.fault(), small.tries(), replay);
    }

    private boolean ended() {
        return stop.getAsBoolean() || TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) >= settings.seconds();
    }
}
