package io.hdlgen.cli;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.measure.MeasuredRun;
import io.hdlgen.golden.measure.Recorder;
import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.train.Divergence;
import io.hdlgen.golden.train.EpochReport;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.LogitDrift;
import io.hdlgen.golden.train.Position;
import io.hdlgen.golden.train.Step;
import io.hdlgen.golden.train.TrainListener;
import io.hdlgen.golden.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Runs of one design that differ in their seeds, on all cores at once, each measured; one display counts the samples of all. The results do not depend on the number of cores. */
final class SeedRuns {
    private final DataSet data;
    private final boolean withReference;
    private final int pointsPerEpoch;
    private final Console console;
    private final StopRequest stop;
    private final AtomicLong trained = new AtomicLong();

    /** What became of one seed. */
    record Result(
            GoldenModel model,
            List<EpochReport> epochs,
            MeasuredRun measured,
            List<String> warnings,
            boolean complete) {}

    SeedRuns(DataSet data, boolean withReference, int pointsPerEpoch, Console console, StopRequest stop) {
        this.data = data;
        this.withReference = withReference;
        this.pointsPerEpoch = pointsPerEpoch;
        this.console = console;
        this.stop = stop;
    }

    /** In the order of the designs. */
    List<Result> run(List<Design> designs, int epochs) {
        stop.requested(); // it will be asked: Ctrl-C waits for the files
        long total = (long) designs.size() * epochs * data.training().size();
        int cores = Math.min(designs.size(), Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(cores);
        try (Progress bar = console.progress("train", total, "samples")) {
            List<Future<Result>> futures = new ArrayList<>();
            for (Design design : designs) {
                futures.add(pool.submit(() -> run(design, epochs, bar)));
            }
            List<Result> results = new ArrayList<>();
            for (Future<Result> future : futures) {
                results.add(result(future));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Result result(Future<Result> future) {
        try {
            return future.get();
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private Result run(Design design, int epochs, Progress bar) {
        GoldenModel model = GoldenModel.create(design);
        Optional<FloatModel> reference = withReference ? Optional.of(FloatModel.create(design)) : Optional.empty();
        Recorder recorder = new Recorder(model, reference.map(SeedRuns::reference), data, pointsPerEpoch);
        long seed = design.description().seed();
        Listener listener = new Listener(seed, recorder, bar);
        Trainer trainer = new Trainer(
                model, reference, data, io.hdlgen.golden.train.Progress.start(model), listener, stop::requested);
        boolean complete = trainer.run(epochs);
        List<EpochReport> reports = trainer.progress().epochs();
        if (!reports.isEmpty()) {
            EpochReport last = reports.get(reports.size() - 1);
            console.say(String.format(
                    Locale.ROOT,
                    "seed %d: test accuracy %.2f %% after epoch %d",
                    seed,
                    last.testAccuracy(),
                    last.epoch()));
        }
        return new Result(model, reports, recorder.finish(), List.copyOf(listener.warnings), complete);
    }

    /** The float model as measures want it. */
    static io.hdlgen.golden.measure.Reference reference(FloatModel model) {
        return x -> model.infer(x).logits();
    }

    private final class Listener implements TrainListener {
        private final long seed;
        private final Recorder recorder;
        private final Progress bar;
        private final List<String> warnings = new ArrayList<>();

        Listener(long seed, Recorder recorder, Progress bar) {
            this.seed = seed;
            this.recorder = recorder;
            this.bar = bar;
        }

        @Override
        public void step(Step step, int label) {
            recorder.step(step, label);
        }

        @Override
        public void trained(Position position) {
            bar.advanceTo(trained.incrementAndGet());
        }

        @Override
        public void drift(LogitDrift drift) {
            warn(drift.toString());
        }

        @Override
        public void divergence(Divergence divergence) {
            warn(divergence.toString());
        }

        private void warn(String text) {
            String whole = "seed " + seed + ": " + text;
            warnings.add(whole);
            console.warn(whole);
        }
    }
}
