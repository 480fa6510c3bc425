package io.hdlgen.cli;

import io.hdlgen.golden.data.DataSets;
import io.hdlgen.golden.experiment.Experiment;
import io.hdlgen.golden.experiment.ExperimentData;
import io.hdlgen.golden.experiment.Plan;
import io.hdlgen.golden.experiment.Result;
import io.hdlgen.golden.file.AtomicFile;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;

/** {@code hdlgen reproduce}: results of the literature, by one command each. */
final class ReproduceCommand implements Command {
    @Override
    public String name() {
        return "reproduce";
    }

    @Override
    public String summary() {
        return "repeat a paper's result in floating point, its figures beside ours";
    }

    @Override
    public Positionals positionals() {
        return Positionals.one("NAME");
    }

    @Override
    public Options options() {
        OptionGroup form = new OptionGroup();
        form.addOption(
                Arguments.flag("quick", "a small form that shows the same shapes in seconds (default without --data)"));
        form.addOption(Arguments.flag("full", "the paper's settings, as far as minutes allow (default with --data)"));
        return new Options()
                .addOption(Arguments.value(
                        "data", "DIR", "a folder with MNIST as IDX files; default: the built-in digits"))
                .addOptionGroup(form)
                .addOption(Arguments.value("seed", "N", "of weights, feedback, noise and orders; 1 unless given"))
                .addOption(Arguments.value("out", "DIR", "where to put the page (default: build/reproduce)"));
    }

    @Override
    public String details() {
        return Experiment.all().stream()
                .map(one -> String.format(Locale.ROOT, "  %-18s %s%n", one.name(), one.title()))
                .collect(Collectors.joining("", "NAME is one of\n", ""));
    }

    @Override
    public Outcome run(Invocation call) throws BadInput, IOException {
        Experiment experiment = experiment(call.arguments().get(0));
        boolean full = call.has("full") || (call.text("data").isPresent() && !call.has("quick"));
        if (full && call.text("data").isEmpty()) {
            throw BadInput.of(Mistake.NEEDS_OPTION, "--full", "--data DIR");
        }
        long seed = call.number("seed", 1L, 0, Integer.MAX_VALUE);
        Path folder = call.path("out").orElse(Path.of("build", "reproduce"));
        Writable.checkFolder("out", folder);
        ExperimentData data = data(call);
        long start = System.nanoTime();
        call.console()
                .say(experiment.name() + ": " + experiment.title() + "\n" + experiment.source() + "\nseed " + seed);
        Result result =
                experiment.run(new Plan(full, data, seed, line -> call.console().say("  " + line)));
        double seconds = (System.nanoTime() - start) / 1e9;
        Path page = folder.resolve(experiment.name() + ".html");
        String command = "hdlgen reproduce " + experiment.name() + (full ? " --full" : " --quick") + " --seed " + seed;
        AtomicFile.write(page, ReproducedPage.of(experiment, result, command));
        call.console().say(ReproducedText.of(result));
        call.console().say(String.format(Locale.ROOT, "%.1f s; page: %s", seconds, page));
        return Outcome.ok(report(experiment, result, full, data, seed, seconds, page));
    }

    private static Experiment experiment(String name) throws BadInput {
        List<String> known = Experiment.all().stream().map(Experiment::name).toList();
        for (Experiment one : Experiment.all()) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        throw BadInput.of(
                Mistake.UNKNOWN_VALUE,
                "reproduce",
                Words.shorten(name),
                String.join(", ", known),
                Nearest.hint(name, known, ""));
    }

    private static ExperimentData data(Invocation call) throws BadInput {
        ExperimentData.Reading reading = ExperimentData.open(call.text("data").orElse(DataSets.DIGITS));
        if (reading.data().isEmpty()) {
            throw new BadInput(reading.diagnostics());
        }
        for (Diagnostic warning : reading.diagnostics()) {
            call.console().warn(warning);
        }
        return reading.data().get();
    }

    private static Map<String, Object> report(
            Experiment experiment,
            Result result,
            boolean full,
            ExperimentData data,
            long seed,
            double seconds,
            Path page) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", experiment.name());
        report.put("title", experiment.title());
        report.put("paper", experiment.source());
        report.put("form", full ? "full" : "quick");
        report.put("data", data.name());
        report.put("seed", seed);
        report.put("seconds", seconds);
        report.put("page", page.toString());
        report.put("settings", result.settings());
        report.put("reduced", result.reduced());
        report.put("findings", result.findings());
        report.put("tables", result.tables());
        report.put("figures", result.figures());
        return report;
    }
}
