package io.hdlgen.cli;

import io.hdlgen.golden.checkpoint.Checkpoint;
import io.hdlgen.golden.checkpoint.CheckpointFile;
import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.measure.MeasuredRun;
import io.hdlgen.golden.measure.Recorder;
import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.train.Divergence;
import io.hdlgen.golden.train.EpochReport;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.LogitDrift;
import io.hdlgen.golden.train.Position;
import io.hdlgen.golden.train.Saturations;
import io.hdlgen.golden.train.Step;
import io.hdlgen.golden.train.TrainListener;
import io.hdlgen.golden.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A training run with its words on the console: a line for every epoch, a bar, warnings, checkpoints. */
final class TrainingRun implements TrainListener {
    private final GoldenModel model;
    private final Optional<FloatModel> reference;
    private final DataSet data;
    private final Console console;
    private final Optional<Path> checkpoint;
    private final Trainer trainer;
    private final Optional<Recorder> recorder;
    private final List<String> warnings = new ArrayList<>();
    private Progress bar = Progress.SILENT;

    /**
     * A run that is ready to begin, or to go on.
     *
     * @param resumed where to go on, if not from the start; {@code model} and {@code reference} are as they were then
     * @param checkpoint written after every epoch and when the run is stopped, if given
     * @param recorder measures the run, if given
     * @param stop asked before every sample
     */
    TrainingRun(
            GoldenModel model,
            Optional<FloatModel> reference,
            DataSet data,
            Optional<Checkpoint> resumed,
            Optional<Path> checkpoint,
            Optional<Recorder> recorder,
            Console console,
            BooleanSupplier stop) {
        this.model = model;
        this.reference = reference;
        this.data = data;
        this.checkpoint = checkpoint;
        this.recorder = recorder;
        this.console = console;
        this.trainer = new Trainer(
                model,
                reference,
                data,
                resumed.map(Checkpoint::progress).orElseGet(() -> io.hdlgen.golden.train.Progress.start(model)),
                this,
                stop);
    }

    /** Trains until {@code epochs} lie behind, those of an earlier run included; false when it was stopped before. */
    boolean run(int epochs) throws IOException {
        console.say(header());
        epochs().forEach(report -> console.say(line(report)));
        boolean complete;
        try (Progress open =
                console.progress("train", (long) epochs * data.training().size(), "samples")) {
            bar = open;
            complete = trainer.run(epochs);
        }
        if (!complete) {
            save();
        }
        return complete;
    }

    List<EpochReport> epochs() {
        return trainer.progress().epochs();
    }

    boolean hasReference() {
        return reference.isPresent();
    }

    /** What was said about the run while it went on. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** What was measured, if it was; the run is over. */
    Optional<MeasuredRun> measured() {
        return recorder.map(Recorder::finish);
    }

    GoldenModel model() {
        return model;
    }

    @Override
    public void step(Step step, int label) {
        recorder.ifPresent(r -> r.step(step, label));
    }

    @Override
    public void trained(Position position) {
        bar.advanceTo((long) position.epoch() * data.training().size() + position.sample());
    }

    @Override
    public void epoch(EpochReport report) {
        bar.remark(String.format(Locale.ROOT, "test %.2f %%", report.testAccuracy()));
        console.say(line(report));
        try {
            save();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
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
        warnings.add(text);
        console.warn(text);
    }

    private void save() throws IOException {
        if (checkpoint.isPresent()) {
            CheckpointFile.write(checkpoint.get(), Checkpoint.of(model, reference, trainer.progress(), data));
        }
    }

    private String header() {
        return "epoch  test %  " + (reference.isPresent() ? "float %  " : "") + "training %  mean logit  saturations";
    }

    private static String line(EpochReport report) {
        String reference = report.floatTestAccuracy()
                .map(accuracy -> String.format(Locale.ROOT, "%7.2f  ", accuracy))
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%5d  %6.2f  %s%10.2f  %10.3f  %s",
                report.epoch(),
                report.testAccuracy(),
                reference,
                report.trainingAccuracy(),
                report.meanLogit(),
                counts(report.saturations()));
    }

    /** The objects that saturated: {@code z2 5, W1 1}; or {@code none}. */
    static String counts(Saturations saturations) {
        String text = saturations.counts().entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "none" : text;
    }
}
