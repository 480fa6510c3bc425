package io.hdlgen.cli;

import io.hdlgen.emit.Generator;
import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.DataSets;
import io.hdlgen.golden.data.TrainingOrder;
import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.train.EpochReport;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.lint.Lint;
import io.hdlgen.plan.Estimate;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.lockstep.Cosim;
import io.hdlgen.sim.lockstep.CosimOptions;
import io.hdlgen.sim.lockstep.CosimReport;
import io.hdlgen.sim.report.ReportText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** One design of the demo on its whole way: train, generate, lint, co-simulate. */
final class DemoDesign {
    private static final int EPOCHS = 30;
    private static final String INDENT = " ".repeat(12);

    private final Console console;
    private final Path folder;
    private final Design design;
    private final double wantedAccuracy;
    private final DataSet data;

    /**
     * A design that is packed with the program.
     *
     * @param name of a description in {@code examples/} that learns the built-in digits
     * @param wantedAccuracy percent of the held-out samples that must be right
     * @param folder where results go
     */
    DemoDesign(String name, double wantedAccuracy, Path folder, Console console) throws IOException {
        Description description = DescriptionReader.read(name, example(name), List.of())
                .description()
                .orElseThrow();
        this.console = console;
        this.folder = folder;
        this.design = Planner.design(description);
        this.wantedAccuracy = wantedAccuracy;
        this.data = DataSets.open(DataSets.DIGITS, description).data().orElseThrow();
    }

    /** The text of a description that is packed with the program. */
    static String example(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                DemoDesign.class.getResourceAsStream("/examples/" + name + ".yaml"), "an example is packed")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    DemoResult run() throws IOException {
        String name = design.description().name();
        console.say("\n" + name + ": " + Describe.design(design));
        Path checkpoint = folder.resolve(name + ".ckpt");
        EpochReport trained = train(checkpoint);
        Path generated = folder.resolve(name);
        Plan plan = Planner.plan(design);
        int files = Generator.generate(plan, generated).files().size() + 1;
        say("generate", "%d files in %s", files, generated);
        List<Lint.Verdict> lint = lint(generated);
        CosimReport cosim = cosim(generated);
        return new DemoResult(design, wantedAccuracy, trained, checkpoint, generated, Estimate.of(plan), lint, cosim);
    }

    private EpochReport train(Path checkpoint) throws IOException {
        TrainingRun run = new TrainingRun(
                GoldenModel.create(design),
                Optional.of(FloatModel.create(design)),
                data,
                Optional.empty(),
                Optional.of(checkpoint),
                Optional.empty(),
                console.quiet(true),
                () -> false);
        run.run(EPOCHS);
        EpochReport last = run.epochs().get(EPOCHS - 1);
        say(
                "train",
                "%d epochs; %.2f %% of the held-out digits right (at least %.0f wanted; floating point: %.2f)",
                EPOCHS,
                last.testAccuracy(),
                wantedAccuracy,
                last.floatTestAccuracy().orElse(Double.NaN));
        return last;
    }

    private List<Lint.Verdict> lint(Path generated) {
        List<Lint.Verdict> verdicts = Lint.run(generated, new ProcessTool());
        say(
                "lint",
                "%s",
                verdicts.stream()
                        .map(v -> v.tool() + (v.clean() ? ": no remark" : ": NOT CLEAN"))
                        .collect(Collectors.joining(", ")));
        return verdicts;
    }

    /** The whole first epoch, three quarters of it with random pauses. */
    private CosimReport cosim(Path generated) {
        int count = data.training().size();
        CosimOptions options = CosimOptions.builder(count).stalls(true).build();
        TrainingOrder visits =
                new TrainingOrder(data.training(), design.description().seed(), count);
        say("cosim", "%d training samples; a new model takes some seconds to build", count);
        CosimReport report;
        try (CosimProgress progress = new CosimProgress(console, count, INDENT, false)) {
            report = Cosim.run(generated, options, visits, progress);
        }
        ReportText.lines(report).forEach(line -> console.say(INDENT + line));
        return report;
    }

    private void say(String step, String pattern, Object... values) {
        console.say(String.format(Locale.ROOT, "  %-10s", step) + String.format(Locale.ROOT, pattern, values));
    }
}
