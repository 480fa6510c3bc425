package io.hdlgen.sim.lockstep;

import io.hdlgen.golden.data.Samples;
import io.hdlgen.sim.SimException;
import io.hdlgen.sim.drive.BankPort;
import io.hdlgen.sim.drive.EngineSize;
import io.hdlgen.sim.drive.EngineState;
import io.hdlgen.sim.drive.ModelDied;
import io.hdlgen.sim.drive.ModelProcess;
import io.hdlgen.sim.drive.ModelSession;
import io.hdlgen.sim.drive.RunEvent;
import io.hdlgen.sim.drive.RunEvent.Difference;
import io.hdlgen.sim.drive.RunEvent.Done;
import io.hdlgen.sim.drive.RunEvent.Progress;
import io.hdlgen.sim.drive.RunSettings;
import io.hdlgen.sim.lockstep.CosimReport.Failure;
import io.hdlgen.sim.lockstep.CosimReport.FailureKind;
import io.hdlgen.sim.manifest.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One conversation with the model: load, verify, run all samples, read back. */
final class Lockstep {
    /** Cycles of the final read-back; larger banks are read in evenly spaced samples. */
    private static final long READ_BACK_CYCLES = 2_000_000;

    private static final long READ_CYCLES = 40; // of one host read, roughly

    private final Path folder;
    private final Manifest manifest;
    private final Path binary;
    private final CosimOptions options;
    private final Samples samples;
    private final CosimListener listener;
    private final EngineSize size;
    private final StateComparison comparison;
    private Optional<Done> done = Optional.empty();
    private Optional<Difference> difference = Optional.empty();
    private Optional<Mismatch> port = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private long started;
    private long wordsReadBack;

    Lockstep(
            Path folder,
            Manifest manifest,
            Path binary,
            CosimOptions options,
            Samples samples,
            CosimListener listener) {
        this.folder = folder;
        this.manifest = manifest;
        this.binary = binary;
        this.options = options;
        this.samples = samples;
        this.listener = listener;
        this.size = EngineSize.of(manifest);
        this.comparison = new StateComparison(manifest);
    }

    Outcome run(WorkFiles files) {
        GoldenRun golden = options.golden().create(manifest.design());
        try (ModelProcess process =
                ModelProcess.start(List.of(binary.toString()), folder, files.traces(), options.silence())) {
            converse(process, golden);
        } catch (ModelDied e) {
            started = Math.max(started, e.started());
            failure = Optional.of(new Failure(FailureKind.CRASH, e.getMessage(), e.cycle()));
        }
        return new Outcome(done, difference, port, failure, started, wordsReadBack);
    }

    private void converse(ModelProcess process, GoldenRun golden) {
        ModelSession session = new ModelSession(process, size);
        BankPort bankPort = new BankPort(process, manifest.host(), size, options.stalls(), options.seed());
        session.start(options.seed(), manifest.digest(), hangLimit());
        bankPort.load(new BankImage(manifest).of(golden.matrices()));
        EngineState loaded = session.dump();
        port = comparison
                .firstStored(golden, loaded.banks(), -1)
                .or(() -> StateComparison.firstRounding(golden, loaded, -1))
                .or(() -> StateComparison.perturbation(golden, loaded, -1))
                .map(m -> m.during("load").inCycle(loaded.cycle()));
        if (port.isEmpty()) {
            runSamples(session, golden);
        }
        if (port.isEmpty() && difference.isEmpty() && failure.isEmpty()) {
            readBack(bankPort, golden);
        }
    }

    private void runSamples(ModelSession session, GoldenRun golden) {
        session.beginRun(settings());
        SampleFeeder feeder = new SampleFeeder(session, golden, new StateHash(manifest), samples, options.samples());
        Thread thread = new Thread(feeder, "golden");
        thread.setDaemon(true);
        thread.start();
        try {
            receiveAll(session, feeder);
            feeder.stop();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SimException("interrupted", e);
        } finally {
            feeder.stop();
        }
        feeder.problem().ifPresent(problem -> {
            throw new SimException("the golden model failed: " + problem.getMessage(), problem);
        });
    }

    private void receiveAll(ModelSession session, SampleFeeder feeder) {
        long begin = System.nanoTime();
        long firstCycle = -1;
        while (done.isEmpty()) {
            RunEvent event = session.nextEvent();
            if (listener.stopRequested()) {
                feeder.stop();
            }
            if (event instanceof Progress p) {
                firstCycle = firstCycle < 0 ? p.cycle() : firstCycle;
                double seconds = (System.nanoTime() - begin) * 1e-9;
                started = p.samples();
                listener.progress(p.samples(), options.samples(), (p.cycle() - firstCycle) / seconds);
            } else if (event instanceof Difference d) {
                difference = Optional.of(d);
            } else if (event instanceof Done d) {
                done = Optional.of(d);
                started = d.started();
                failure = failureOf(d);
            }
        }
    }

    private Optional<Failure> failureOf(Done d) {
        long predicted = manifest.timing().cyclesPerSample();
        return switch (d.reason()) {
            case STOPPED -> Optional.empty();
            case FINISHED -> cyclesFailure(d, predicted);
            case HANG -> failure(FailureKind.HANG, "the design made no progress for " + hangLimit() + " cycles", d);
            case TOO_LONG ->
                failure(FailureKind.LIMIT, "the run took more than " + options.maximumCycles() + " cycles", d);
            case STRAY ->
                failure(
                        FailureKind.PROTOCOL,
                        "a sample start, logits or a prediction without a sample, or a word that the host did not ask for",
                        d);
            case NOT_READY ->
                failure(
                        FailureKind.PROTOCOL,
                        "in_ready is high without room for a word or low with room, or busy is low within a sample",
                        d);
            case FINISH_CALLED -> failure(FailureKind.PROTOCOL, "the design called $finish", d);
        };
    }

    private Optional<Failure> failure(FailureKind kind, String what, Done d) {
        String where = ", cycle " + d.cycle() + ", " + d.samples() + " samples complete, " + d.started() + " started";
        return Optional.of(new Failure(kind, what + where, d.cycle()));
    }

    private Optional<Failure> cyclesFailure(Done d, long predicted) {
        if (difference.isPresent() || d.distances() == 0 || (d.shortest() == predicted && d.longest() == predicted)) {
            return Optional.empty();
        }
        String range = d.shortest() == d.longest() ? "" + d.shortest() : d.shortest() + " to " + d.longest();
        String message = "samples follow each other after " + range + " cycles, predicted " + predicted;
        return Optional.of(new Failure(FailureKind.CYCLES, message, d.cycle()));
    }

    private void readBack(BankPort bankPort, GoldenRun golden) {
        long affordable = listener.wantsMatrices()
                ? size.bankWords()
                : READ_BACK_CYCLES / (size.block() * (size.blocks() + READ_CYCLES));
        int count = (int) Math.max(1, Math.min(size.bankWords(), affordable));
        int[] words = IntStream.range(0, count)
                .map(i -> (int) ((long) i * size.bankWords() / count))
                .toArray();
        int[][] read = bankPort.read(words);
        wordsReadBack = (long) count * size.lanes() * size.block();
        port = comparison.firstReadBack(
                golden, words, read, done.map(Done::samples).orElse(0L));
        if (port.isEmpty() && listener.wantsMatrices()) {
            BankImage image = new BankImage(manifest);
            int[] banks = new int[size.bankElements()];
            image.put(banks, words, read);
            listener.matrices(image.matrices(banks));
        }
    }

    private RunSettings settings() {
        return new RunSettings(
                manifest.timing().finalOffset(),
                manifest.timing().cyclesPerSample(),
                hangLimit(),
                options.maximumCycles(),
                options.seed(),
                0,
                options.stallTo(),
                options.keepGoing(),
                options.vcd().map(v -> new RunSettings.Waves(v.file().toAbsolutePath(), v.from(), v.to())));
    }

    /** Longer than any pause: those last up to three samples. */
    private long hangLimit() {
        return 50_000
                + 20 * manifest.timing().cyclesPerSample()
                + manifest.timing().finalOffset();
    }
}
