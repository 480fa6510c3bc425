package io.hdlgen.cli;

import io.hdlgen.golden.advice.FormatAdvisor;
import io.hdlgen.golden.advice.Profiler;
import io.hdlgen.golden.advice.Proposal;
import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.train.EpochReport;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Position;
import io.hdlgen.golden.train.TrainListener;
import io.hdlgen.golden.train.Trainer;
import io.hdlgen.plan.Planner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Options;

/** {@code hdlgen train --suggest-formats}: formats from a floating-point run, and what they cost in accuracy. */
final class FormatAdvice {
    static final String OPTION = "suggest-formats";

    /** Samples that are enough to see how large numbers get: so many at most, and small data sets so often. */
    static final int SAMPLES = 20_000;

    private static final int MOST_EPOCHS = 10;

    private static final String BITS = "bits";
    private static final int LEAST_BITS = 8;
    private static final int MOST_BITS = 18;

    /** What it would have to ignore: it begins at the start, and keeps nothing. */
    private static final List<String> CLASHES = List.of(
            "float", "checkpoint", "resume", "weights", "export", "csv", "metrics", "metrics-per-epoch", "seeds");

    private final Invocation call;
    private final Subject subject;
    private final DataSet data;
    private final int epochs;

    private FormatAdvice(Invocation call, Subject subject, DataSet data, int epochs) {
        this.call = call;
        this.subject = subject;
        this.data = data;
        this.epochs = epochs;
    }

    static Options options() {
        return new Options()
                .addOption(Arguments.flag(
                        OPTION,
                        "propose fixed-point formats from a run in floating point, and show what they cost; about "
                                + SAMPLES + " samples unless --samples and --epochs say otherwise"))
                .addOption(Arguments.value(
                        BITS,
                        "N",
                        "width of the weights and vectors to propose, " + LEAST_BITS + " to " + MOST_BITS
                                + "; the description's unless given"));
    }

    /** Refuses options that have no meaning together. */
    static void check(Invocation call) throws BadInput {
        if (!call.has(OPTION)) {
            if (call.has(BITS)) {
                throw BadInput.of(Mistake.NEEDS_OPTION, "--" + BITS, "--" + OPTION);
            }
            return;
        }
        for (String other : CLASHES) {
            if (call.has(other)) {
                throw BadInput.of(Mistake.OPTION_CLASH, "--" + OPTION, other);
            }
        }
        call.number(BITS, MOST_BITS, LEAST_BITS, MOST_BITS);
    }

    /**
     * Profiles, proposes, compares.
     *
     * @param subject as it is to be trained
     * @param data whose training samples are all used
     */
    static Outcome run(Invocation call, Subject subject, DataSet data) throws BadInput {
        int fitting =
                Math.max(1, Math.min(MOST_EPOCHS, SAMPLES / data.training().size()));
        int epochs = call.number("epochs", fitting, 1, TrainCommand.MOST_EPOCHS);
        return new FormatAdvice(call, subject, data, epochs).run();
    }

    private Outcome run() throws BadInput {
        Console console = call.console();
        console.say(Describe.design(subject.design()) + "; " + Describe.data(data));
        Description own = subject.description();
        Profiler profiler = new Profiler(FloatModel.create(subject.design()), own.rule());
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", subject.name());
        report.put("data", data.name());
        report.put("samples", data.training().size());
        report.put("epochs", epochs);
        Optional<EpochReport> before = train("profile", subject.design(), Optional.of(profiler), data);
        report.put("interrupted", before.isEmpty());
        if (before.isEmpty()) {
            return stopped(report);
        }
        report.put("diverged", !profiler.isFinite());
        if (!profiler.isFinite()) {
            console.warn("the floating-point run diverges: no format can help; take a smaller learning rate");
            return Outcome.checkFailed(report);
        }
        int weightBits = call.number(BITS, own.formats().weightBits(), 0, MOST_BITS);
        int vectorBits = call.number(BITS, own.formats().vectorBits(), 0, MOST_BITS);
        Proposal proposal = FormatAdvisor.propose(own, profiler.profile(), weightBits, vectorBits);
        FormatTable table = new FormatTable(proposal, profiler.profile());
        console.say("\n" + table.text());
        console.say("format: " + proposal.line());
        table.report(report);
        proposal.diagnostics().stream()
                .filter(d -> proposal.refused() || !subject.warnings().contains(d))
                .forEach(console::warn);
        if (proposal.refused()) {
            console.warn("no formats of " + vectorBits + " bits can be used");
            return Outcome.checkFailed(report);
        }
        return compared(proposal, before.get(), report);
    }

    private Outcome compared(Proposal proposal, EpochReport before, Map<String, Object> report) throws BadInput {
        Formats own = subject.description().formats();
        Optional<EpochReport> after = Optional.of(before);
        if (!proposal.formats().equals(own)) {
            Design design = Planner.design(proposal.description());
            DataSet again = FirstSamples.of(
                    DataOption.toLearn(call, proposal.description()),
                    data.training().size());
            after = train("proposal", design, Optional.empty(), again);
        }
        if (after.isEmpty()) {
            report.put("interrupted", true);
            return stopped(report);
        }
        FormatLoss loss = new FormatLoss(
                before.floatTestAccuracy().orElseThrow(), after.get().testAccuracy(), before.testAccuracy());
        call.console().say("\n" + loss.text());
        loss.report(report);
        return Outcome.ok(report);
    }

    private Outcome stopped(Map<String, Object> report) {
        call.console().warn("stopped before the end");
        return Outcome.checkFailed(report);
    }

    /** All epochs; what the last one ended with, empty when it was stopped. */
    private Optional<EpochReport> train(String task, Design design, Optional<Profiler> profiler, DataSet samples) {
        GoldenModel model = GoldenModel.create(design);
        int size = samples.training().size();
        try (Progress bar = call.console().progress(task, (long) epochs * size, "samples")) {
            TrainListener listener = new TrainListener() {
                @Override
                public void trained(Position position) {
                    bar.advanceTo((long) position.epoch() * size + position.sample());
                }
            };
            Trainer trainer = new Trainer(
                    model,
                    profiler,
                    samples,
                    io.hdlgen.golden.train.Progress.start(model),
                    listener,
                    call.stop()::requested);
            return trainer.run(epochs) ? Optional.of(trainer.progress().epochs().get(epochs - 1)) : Optional.empty();
        }
    }
}
