package io.hdlgen.cli;

import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.regress.Coverage;
import io.hdlgen.regress.Designs;
import io.hdlgen.regress.JunitXml;
import io.hdlgen.regress.Regression;
import io.hdlgen.regress.Regression.Settings;
import io.hdlgen.regress.Summary;
import io.hdlgen.regress.Tried;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.Options;

/** {@code hdlgen regress}: random designs, each linted, built and co-simulated. */
final class RegressCommand implements Command {
    private static final int COUNT = 100;
    private static final int MOST_JOBS = 256;
    private static final int MOST_MINUTES = 100_000;
    /** Designs that may be built to make a failure small. */
    private static final int TRIES = 150;

    @Override
    public String name() {
        return "regress";
    }

    @Override
    public String summary() {
        return "prove random designs of every rule; what fails is made small and kept";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Arguments.value(
                        "count", "N", "designs (default: " + COUNT + ", with --minutes as many as there is time for)"))
                .addOption(Arguments.value("seed", "S", "of the designs: the same seed draws the same (default: 1)"))
                .addOption(
                        Arguments.value("rules", "LIST", "rules that take turns, separated by commas (default: all)"))
                .addOption(Arguments.value("minutes", "M", "begin no design after so many minutes"))
                .addOption(Arguments.value("jobs", "J", "designs at a time (default: one for each core)"))
                .addOption(Arguments.value("junit", "FILE", "write the result as JUnit XML"))
                .addOption(Arguments.value("out", "DIR", "where failures are kept (default: build/regress)"));
    }

    @Override
    public String details() {
        return "Design i of a seed and a list of rules is the same whatever else is asked for. Ends with status 1 if a\n"
                + "design failed; each failure is written as a description with the command that repeats it.";
    }

    @Override
    public Outcome run(Invocation call) throws BadInput, IOException, InterruptedException {
        long seed = call.number("seed", 1L, 0L, Long.MAX_VALUE);
        List<RuleName> rules = rules(call);
        boolean timed = call.has("minutes");
        int count = call.number("count", timed ? Integer.MAX_VALUE : COUNT, 1, Integer.MAX_VALUE);
        long seconds = timed ? 60L * call.number("minutes", 1, 1, MOST_MINUTES) : Long.MAX_VALUE;
        int jobs = call.number("jobs", Runtime.getRuntime().availableProcessors(), 1, MOST_JOBS);
        Optional<Path> junit = call.path("junit");
        if (junit.isPresent()) {
            Writable.checkFile("junit", junit.get());
        }
        Path out = call.path("out").orElse(Path.of("build", "regress"));
        Writable.checkFolder("out", out);
        Designs designs = new Designs(seed, rules);
        call.console().say("rules " + names(rules) + ", seed " + seed + ", " + jobs + " at a time");
        Settings settings = new Settings(count, seconds, jobs, out, TRIES, List.of());
        List<Tried> tried;
        call.stop().requested(); // it will be asked: Ctrl-C waits for the report
        try (RegressProgress progress = new RegressProgress(call.console(), count, seconds)) {
            tried = Regression.run(designs, seed, settings, progress::done, call.stop()::requested);
        }
        if (junit.isPresent()) {
            JunitXml.write(junit.get(), seed, tried);
        }
        return outcome(call, seed, designs, tried);
    }

    private static Outcome outcome(Invocation call, long seed, Designs designs, List<Tried> tried) {
        boolean interrupted = call.stop().requested();
        // Who presses Ctrl-C wants to know what was done, now.
        Coverage coverage = Coverage.of(designs, tried, interrupted ? 0 : Coverage.SURVEYED);
        RegressText text = new RegressText(tried, coverage);
        text.lines().forEach(call.console()::say);
        long failed = tried.stream().filter(one -> !one.verdict().passed()).count();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("seed", seed);
        report.put("count", tried.size());
        report.put("passed", tried.size() - failed);
        report.put("failed", failed);
        report.put("interrupted", interrupted);
        report.put("failures", failures(tried));
        report.put(
                "drafts_invalid",
                tried.stream().mapToInt(one -> one.drawn().invalid()).sum());
        report.put(
                "drafts_unbuilt",
                tried.stream().mapToInt(one -> one.drawn().unbuilt()).sum());
        report.put("coverage", coverage(coverage));
        return failed > 0 || interrupted ? Outcome.checkFailed(report) : Outcome.ok(report);
    }

    private static List<Map<String, Object>> failures(List<Tried> tried) {
        List<Map<String, Object>> failures = new ArrayList<>();
        for (Tried one : tried) {
            one.failure().ifPresent(failure -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("design", one.drawn().index());
                fields.put("kind", failure.fault().kind().name().toLowerCase(Locale.ROOT));
                fields.put("message", failure.fault().summary());
                fields.put("drawn", Summary.of(one.drawn().trial()));
                fields.put("small", Summary.of(failure.trial()));
                fields.put("file", failure.file().toString());
                fields.put("replay", failure.replay());
                failures.add(fields);
            });
        }
        return failures;
    }

    private static List<Map<String, Object>> coverage(Coverage coverage) {
        return coverage.cells().stream()
                .map(cell -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("table", cell.table());
                    fields.put("row", cell.row());
                    fields.put("column", cell.column());
                    fields.put("designs", coverage.count(cell));
                    return fields;
                })
                .toList();
    }

    private static List<RuleName> rules(Invocation call) throws BadInput {
        Optional<String> list = call.text("rules");
        return list.isPresent() ? RuleList.of(list.get()) : List.of(RuleName.values());
    }

    private static String names(List<RuleName> rules) {
        return rules.stream().map(RuleName::text).collect(Collectors.joining(","));
    }
}
