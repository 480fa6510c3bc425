package io.hdlgen.cli;

import io.hdlgen.golden.checkpoint.Checkpoint;
import io.hdlgen.golden.checkpoint.CheckpointFile;
import io.hdlgen.golden.checkpoint.CheckpointProblem;
import io.hdlgen.golden.checkpoint.WeightFolder;
import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.file.AtomicFile;
import io.hdlgen.golden.measure.MeasureFiles;
import io.hdlgen.golden.measure.MeasureReport;
import io.hdlgen.golden.measure.MeasuredRun;
import io.hdlgen.golden.measure.Recorder;
import io.hdlgen.golden.measure.WeightSimilarity;
import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.train.EpochReport;
import io.hdlgen.golden.train.GoldenModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;

/** {@code hdlgen train}: trains the golden model, with exactly the numbers that the hardware computes. */
final class TrainCommand implements Command {
    private static final int EPOCHS = 10;
    static final int MOST_EPOCHS = 1_000_000;
    private static final int POINTS_PER_EPOCH = 10;
    private static final int MOST_POINTS = 1000;
    private static final int MOST_SEEDS = 1000;

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "train the golden model: the numbers that the hardware will compute";
    }

    @Override
    public Positionals positionals() {
        return SubjectOption.POSITIONAL;
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(DataOption.option("required"))
                .addOption(Arguments.value(
                        "epochs", "N", "epochs in all, resumed ones included (default: " + EPOCHS + ")"))
                .addOption(Arguments.value("samples", "N", "use only the first N training samples"))
                .addOption(Arguments.value("seed", "N", "of weights, order and rounding, instead of the description's"))
                .addOption(Arguments.flag("float", "train a floating-point reference beside it"))
                .addOption(Arguments.value("checkpoint", "FILE", "save the run after every epoch and on Ctrl-C"))
                .addOptionGroup(new OptionGroup()
                        .addOption(Arguments.value("resume", "FILE", "go on where this checkpoint was saved"))
                        .addOption(WeightsOption.option()))
                .addOption(Arguments.value("export", "DIR", "write the trained matrices, one .npy each"))
                .addOption(Arguments.flag("csv", "export .csv instead of .npy"))
                .addOption(Arguments.value("metrics", "DIR", "measure the run, write tables and a page of plots"))
                .addOption(Arguments.value(
                        "metrics-per-epoch", "N", "how often (default: " + POINTS_PER_EPOCH + "); needs --metrics"))
                .addOption(Arguments.value("seeds", "N", "N runs with seeds one after the other; needs --metrics"))
                .addOptions(FormatAdvice.options())
                .addOption(SubjectOption.set());
    }

    @Override
    public Set<String> repeatable() {
        return SubjectOption.REPEATABLE;
    }

    @Override
    public Outcome run(Invocation call) throws BadInput, IOException {
        int epochs = call.number("epochs", EPOCHS, 0, MOST_EPOCHS);
        FormatAdvice.check(call);
        checkOutputs(call);
        checkMeasures(call);
        Subject subject = SubjectOption.read(call);
        if (call.has("seed")) {
            subject = subject.withSeed(call.number("seed", 0L, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        DataSet all = DataOption.toLearn(call, subject.description());
        boolean advice = call.has(FormatAdvice.OPTION);
        DataSet data = firstSamples(call, all, advice ? FormatAdvice.SAMPLES : Integer.MAX_VALUE);
        if (advice) {
            return FormatAdvice.run(call, subject, data);
        }
        if (call.has("seeds")) {
            return manySeeds(call, subject, data, epochs);
        }
        Optional<Checkpoint> resumed = resumed(call, subject.design(), data);
        TrainingRun run = prepare(call, subject.design(), data, resumed);
        call.console().say(Describe.design(subject.design()) + "; " + Describe.data(data));
        boolean complete = run.run(epochs);
        conclude(call, run, complete);
        Optional<MeasuredRun> measured = run.measured();
        if (measured.isPresent()) {
            writeMeasures(call, subject, data, List.of(measured.get()), Map.of());
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", subject.name());
        report.put("data", data.name());
        report.put("interrupted", !complete);
        addResults(run.epochs(), run.hasReference(), run.model(), run.warnings(), report);
        return complete ? Outcome.ok(report) : Outcome.checkFailed(report);
    }

    private static Outcome manySeeds(Invocation call, Subject subject, DataSet data, int epochs)
            throws BadInput, IOException {
        long first = subject.description().seed();
        int count = call.number("seeds", 1, 1, MOST_SEEDS);
        List<Design> designs = LongStream.range(first, first + count)
                .mapToObj(seed -> subject.withSeed(seed).design())
                .toList();
        call.console().say(Describe.design(subject.design()) + "; " + Describe.data(data));
        List<SeedRuns.Result> results = new SeedRuns(
                        data, call.has("float"), pointsPerEpoch(call), call.console(), call.stop())
                .run(designs, epochs);
        boolean complete = results.stream().allMatch(SeedRuns.Result::complete);
        if (!complete) {
            call.console().warn("stopped before the end");
        }
        Map<String, Double> similarity =
                WeightSimilarity.of(results.stream().map(SeedRuns.Result::model).toList());
        writeMeasures(
                call,
                subject,
                data,
                results.stream().map(SeedRuns.Result::measured).toList(),
                similarity);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", subject.name());
        report.put("data", data.name());
        report.put("interrupted", !complete);
        report.put(
                "runs",
                results.stream()
                        .map(result -> {
                            Map<String, Object> run = new LinkedHashMap<>();
                            run.put("seed", result.measured().seed());
                            addResults(result.epochs(), call.has("float"), result.model(), result.warnings(), run);
                            return run;
                        })
                        .toList());
        return complete ? Outcome.ok(report) : Outcome.checkFailed(report);
    }

    private static void writeMeasures(
            Invocation call, Subject subject, DataSet data, List<MeasuredRun> runs, Map<String, Double> similarity)
            throws BadInput, IOException {
        Path folder = call.path("metrics").orElseThrow();
        MeasureReport report = new MeasureReport(
                subject.name(),
                subject.description().rule().name().text(),
                data.name(),
                data.training().size(),
                runs,
                similarity);
        MeasureFiles.write(folder, report);
        Path page = folder.resolve("index.html");
        AtomicFile.write(page, MeasurePage.of(report));
        call.console().say("wrote the measures to " + page);
    }

    private static int pointsPerEpoch(Invocation call) throws BadInput {
        return call.number("metrics-per-epoch", POINTS_PER_EPOCH, 1, MOST_POINTS);
    }

    private static void checkMeasures(Invocation call) throws BadInput {
        Optional<Path> metrics = call.path("metrics");
        if (metrics.isPresent()) {
            Writable.checkFolder("metrics", metrics.get());
        }
        for (String dependent : List.of("metrics-per-epoch", "seeds")) {
            if (call.has(dependent) && metrics.isEmpty()) {
                throw BadInput.of(Mistake.NEEDS_OPTION, "--" + dependent, "--metrics DIR");
            }
        }
        pointsPerEpoch(call);
        // What came before the checkpoint was not measured.
        if (metrics.isPresent() && call.has("resume")) {
            throw BadInput.of(Mistake.OPTION_CLASH, "--metrics", "resume");
        }
        for (String ofOneRun : List.of("checkpoint", "weights", "export")) {
            if (call.has("seeds") && call.has(ofOneRun)) {
                throw BadInput.of(Mistake.OPTION_CLASH, "--seeds", ofOneRun);
            }
        }
    }

    private static void checkOutputs(Invocation call) throws BadInput {
        if (call.has("float") && call.has("weights")) {
            throw BadInput.of(Mistake.OPTION_CLASH, "--float", "weights");
        }
        Optional<Path> checkpoint = call.path("checkpoint");
        if (checkpoint.isPresent()) {
            Writable.checkFile("checkpoint", checkpoint.get());
        }
        Optional<Path> export = call.path("export");
        if (export.isPresent()) {
            Writable.checkFolder("export", export.get());
        }
        if (call.has("csv") && export.isEmpty()) {
            throw BadInput.of(Mistake.NEEDS_OPTION, "--csv", "--export DIR");
        }
    }

    /** As many as {@code --samples} says, {@code otherwise} or all there are. */
    private static DataSet firstSamples(Invocation call, DataSet data, int otherwise) throws BadInput {
        int size = data.training().size();
        return FirstSamples.of(data, call.number("samples", Math.min(size, otherwise), 1, size));
    }

    private static Optional<Checkpoint> resumed(Invocation call, Design design, DataSet data) throws BadInput {
        Optional<Path> file = call.path("resume");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        CheckpointFile.Reading reading = CheckpointFile.read(file.get(), design);
        if (reading.checkpoint().isEmpty()) {
            throw new BadInput(reading.diagnostics());
        }
        Checkpoint checkpoint = reading.checkpoint().get();
        int size = data.training().size();
        if (checkpoint.trainingSamples() != size) {
            throw BadInput.of(CheckpointProblem.OTHER_DATA, file.get().toString(), checkpoint.trainingSamples(), size);
        }
        if (call.has("float") && checkpoint.reference().isEmpty()) {
            throw BadInput.of(CheckpointProblem.NO_FLOAT, file.get().toString());
        }
        return Optional.of(checkpoint);
    }

    private static TrainingRun prepare(Invocation call, Design design, DataSet data, Optional<Checkpoint> resumed)
            throws BadInput {
        GoldenModel model = resumed.map(c -> c.model(design)).orElseGet(() -> GoldenModel.create(design));
        WeightsOption.load(call, model);
        Optional<FloatModel> fresh = call.has("float") ? Optional.of(FloatModel.create(design)) : Optional.empty();
        Optional<FloatModel> reference = resumed.isPresent() ? resumed.get().floatModel(design) : fresh;
        Optional<Recorder> recorder = call.has("metrics")
                ? Optional.of(new Recorder(model, reference.map(SeedRuns::reference), data, pointsPerEpoch(call)))
                : Optional.empty();
        return new TrainingRun(
                model,
                reference,
                data,
                resumed,
                call.path("checkpoint"),
                recorder,
                call.console(),
                call.stop()::requested);
    }

    private static void conclude(Invocation call, TrainingRun run, boolean complete) throws BadInput, IOException {
        Console console = call.console();
        if (!complete) {
            console.warn("stopped before the end"
                    + call.text("checkpoint")
                            .map(file -> "; to go on: --resume " + file)
                            .orElse(""));
        }
        Optional<Path> export = call.path("export");
        if (export.isPresent()) {
            WeightFolder.Kind kind = call.has("csv") ? WeightFolder.Kind.CSV : WeightFolder.Kind.NPY;
            WeightFolder.write(export.get(), run.model(), kind);
            console.say("wrote the matrices to " + export.get());
        }
        if (!run.epochs().isEmpty()) {
            EpochReport last = run.epochs().get(run.epochs().size() - 1);
            console.say(String.format(
                    Locale.ROOT, "test accuracy %.2f %% after epoch %d", last.testAccuracy(), last.epoch()));
        }
    }

    private static void addResults(
            List<EpochReport> epochs,
            boolean withReference,
            GoldenModel model,
            List<String> warnings,
            Map<String, Object> report) {
        report.put(
                "test_accuracy", epochs.stream().map(EpochReport::testAccuracy).toList());
        if (withReference) {
            report.put(
                    "float_test_accuracy",
                    epochs.stream()
                            .flatMap(epoch -> epoch.floatTestAccuracy().stream())
                            .toList());
        }
        report.put(
                "training_accuracy",
                epochs.stream().map(EpochReport::trainingAccuracy).toList());
        report.put("mean_logit", epochs.stream().map(EpochReport::meanLogit).toList());
        report.put("saturations", model.saturations().counts());
        report.put("warnings", warnings);
    }
}
