package io.hdlgen.sim.lockstep;

import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.train.Step;
import io.hdlgen.sim.SimException;
import io.hdlgen.sim.build.Tool;
import io.hdlgen.sim.drive.EngineSize;
import io.hdlgen.sim.drive.RunEvent.Difference;
import io.hdlgen.sim.drive.RunEvent.Done;
import io.hdlgen.sim.drive.RunEvent.Reason;
import io.hdlgen.sim.lockstep.CosimReport.Evidence;
import io.hdlgen.sim.manifest.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** After the run: finds the place of a difference by training the golden model again up to there, and records waves around a failure by replaying the frames. */
final class Inquest {
    private static final Duration REPLAY_LIMIT = Duration.ofMinutes(10);

    private final Path folder;
    private final Manifest manifest;
    private final Path binary;
    private final CosimOptions options;
    private final Samples samples;

    Inquest(Path folder, Manifest manifest, Path binary, CosimOptions options, Samples samples) {
        this.folder = folder;
        this.manifest = manifest;
        this.binary = binary;
        this.options = options;
        this.samples = samples;
    }

    CosimReport report(Outcome outcome, WorkFiles files) {
        Optional<Mismatch> mismatch = outcome.difference().map(this::locate).or(outcome::port);
        Optional<Evidence> evidence = evidence(outcome, files);
        Optional<Done> done = outcome.done();
        long compared = compared(outcome);
        return new CosimReport(
                compared,
                compared * EngineSize.of(manifest).bankElements(),
                done.map(Done::differing).orElse(0L),
                manifest.timing().cyclesPerSample(),
                measured(done),
                done.map(d -> d.cycles() * 1e9 / Math.max(1, d.nanoseconds())).orElse(0.0),
                outcome.wordsReadBack(),
                mismatch,
                outcome.failure(),
                evidence);
    }

    /** Samples whose state was compared. */
    private static long compared(Outcome outcome) {
        boolean stopped = outcome.done().map(d -> d.reason() == Reason.STOPPED).orElse(false);
        if (stopped && outcome.difference().isPresent()) {
            return outcome.difference().get().sample() + 1L;
        }
        return outcome.done().map(Done::samples).orElse(Math.max(0, outcome.started() - 1));
    }

    private OptionalLong measured(Optional<Done> done) {
        if (done.isEmpty() || done.get().distances() == 0) {
            return OptionalLong.empty();
        }
        Done d = done.get();
        return OptionalLong.of(d.shortest() == manifest.timing().cyclesPerSample() ? d.longest() : d.shortest());
    }

    private Mismatch locate(Difference difference) {
        GoldenRun golden = options.golden().create(manifest.design());
        int[] input = new int[samples.width()];
        for (int i = 0; i < difference.sample(); i++) {
            samples.read(i % samples.size(), input);
            golden.train(input, samples.label(i % samples.size()));
        }
        int index = difference.sample() % samples.size();
        samples.read(index, input);
        Step step = golden.train(input, samples.label(index));
        return new Locator(manifest, difference, golden, step, samples.label(index)).locate();
    }

    private Optional<Evidence> evidence(Outcome outcome, WorkFiles files) {
        if (outcome.good() ? !options.keepReplay() : !options.evidence()) {
            return Optional.empty();
        }
        Path frames = files.keep();
        List<String> command = new ArrayList<>(List.of(binary.toString(), "--replay", frames.toString()));
        if (!outcome.good() && outcome.started() > 0) {
            long last = outcome.started() - 1;
            long suspect = outcome.difference().map(d -> (long) d.sample()).orElse(last);
            // a sample that hangs never ends: the waves go on until the model stops
            long to = outcome.difference().isPresent() ? suspect : outcome.started();
            command.addAll(List.of("--vcd", files.vcd().toString()));
            command.addAll(List.of("--from", Long.toString(Math.max(0, suspect - 1)), "--to", Long.toString(to)));
            replay(command);
        }
        Optional<Path> vcd = Files.exists(files.vcd()) ? Optional.of(files.vcd()) : Optional.empty();
        return Optional.of(new Evidence(frames, vcd, shellText(command)));
    }

    /** To be pasted into a shell. */
    private static String shellText(List<String> command) {
        return command.stream()
                .map(word -> word.matches("[A-Za-z0-9_./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /** A replay that fails, as that of a crash does, has still written its waves. */
    private void replay(List<String> command) {
        try {
            options.tool().run(new Tool.Command(command, folder, Map.of(), REPLAY_LIMIT));
        } catch (SimException e) {
            // too long: the waves so far remain
        }
    }
}
