package io.hdlgen.cli;

import io.hdlgen.board.Family;
import io.hdlgen.estimate.BoardEstimate;
import io.hdlgen.estimate.Calibration;
import io.hdlgen.estimate.LargestFit;
import io.hdlgen.estimate.Resources;
import io.hdlgen.estimate.Surroundings;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.plan.Estimate;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.Options;

/** {@code hdlgen estimate}: what the hardware costs, before anything is built. */
final class EstimateCommand implements Command {
    private static final String ALL_BOARDS = "all-boards";
    private static final String SAMPLES = "samples";
    private static final int SAMPLES_DEFAULT = 60_000;

    @Override
    public String name() {
        return "estimate";
    }

    @Override
    public String summary() {
        return "cycles (exact), memories, look-up tables; what fits which board, how fast it trains";
    }

    @Override
    public Positionals positionals() {
        return SubjectOption.POSITIONAL;
    }

    @Override
    public Options options() {
        Options options = new Options()
                .addOption(SubjectOption.set())
                .addOption(Arguments.value("rules", "LIST", "these rules side by side, such as bp,dfa,fdfa, or all"))
                .addOption(Arguments.flag(ALL_BOARDS, "every board that comes with hdlgen, side by side"))
                .addOption(
                        Arguments.value(SAMPLES, "N", "length of the data set, for the time it takes; default 60000"));
        TableFiles.options().forEach(options::addOption);
        return options;
    }

    @Override
    public String details() {
        return "Cycles, multipliers and memories are exact; look-up tables and flip-flops are fitted to syntheses,\n"
                + "and it is said how well. Exit status 1 if the design does not fit its board.";
    }

    @Override
    public Set<String> repeatable() {
        return SubjectOption.REPEATABLE;
    }

    @Override
    public Outcome run(Invocation call) throws BadInput, IOException {
        TableFiles.check(call);
        Optional<String> rules = call.text("rules");
        if (rules.isPresent()) {
            if (call.has(ALL_BOARDS)) {
                throw BadInput.of(Mistake.OPTION_CLASH, "--rules", ALL_BOARDS);
            }
            return compare(call, RuleComparison.rules(rules.get()));
        }
        Subject subject = SubjectOption.readForHardware(call);
        Plan plan = Planner.plan(subject.design());
        Estimate estimate = Estimate.of(plan);
        if (call.has(ALL_BOARDS)) {
            return boards(call, subject, estimate);
        }
        sayEngine(call.console(), subject, estimate);
        Map<String, Object> report = report(subject, estimate);
        Optional<BoardEstimate> board = BoardEstimates.own(subject, plan);
        if (board.isEmpty()) {
            families(call, plan, report);
            return Outcome.ok(report);
        }
        sayBoard(call, subject.design(), board.get(), report);
        Optional<Map<String, Object>> refusal = FitCheck.refuse(subject, plan, call.console());
        refusal.ifPresent(report::putAll);
        return refusal.isPresent() ? Outcome.checkFailed(report) : Outcome.ok(report);
    }

    private static void sayEngine(Console console, Subject subject, Estimate estimate) {
        console.say(Describe.design(subject.design()));
        console.say(String.format(
                Locale.ROOT,
                "%d cycles a training sample: %d products keep the %d multipliers busy for %.1f %% of the time",
                estimate.cyclesPerSample(),
                estimate.products(),
                estimate.multipliers(),
                100 * estimate.utilisation()));
        estimate.inferenceCycles().ifPresent(cycles -> console.say(cycles + " cycles a sample that is only predicted"));
        for (List<List<String>> table : List.of(
                EstimateTables.breakdown(estimate),
                EstimateTables.operations(estimate),
                EstimateTables.memories(estimate),
                EstimateTables.multipliers(estimate))) {
            console.say("\n" + TextTable.numbers(table));
        }
    }

    /** Without a board: the core alone in each of the families that Yosys can count. */
    private static void families(Invocation call, Plan plan, Map<String, Object> report) throws BadInput, IOException {
        List<Resources> families = Calibration.FAMILIES.stream()
                .map(family -> Resources.of(plan, family, Surroundings.NONE))
                .toList();
        List<List<String>> table = ResourceReport.families(families);
        call.console().say("\n" + TextTable.numbers(table));
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Resources one : families) {
            call.console().say(ResourceReport.basis(one.family()));
            fields.put(one.family().text(), ResourceReport.of(one));
        }
        report.put("families", fields);
        TableFiles.write(call, table);
    }

    private static void sayBoard(Invocation call, Design design, BoardEstimate board, Map<String, Object> report)
            throws BadInput, IOException {
        Console console = call.console();
        console.say("\n" + TextTable.numbers(ResourceReport.table(board)));
        console.say(ResourceReport.basis(board.board().part().family()));
        console.say(ResourceReport.clock(board.board().part().family()));
        Optional<Shape> most = new LargestFit(design, board.board()).shape();
        most.ifPresent(shape -> {
            console.say("most multipliers of this network's design that fit: " + Describe.array(shape));
            report.put("most_multipliers", Map.of("block", shape.block(), "blocks", shape.blocks()));
        });
        int samples = call.number(SAMPLES, SAMPLES_DEFAULT, 1, Integer.MAX_VALUE);
        double rate = board.throughput().samplesPerSecond();
        console.say(String.format(
                Locale.ROOT,
                "trains %.0f samples a second at %.4g MHz, limited by %s (engine %.0f, host %.0f): %d samples in %.1f s",
                rate,
                board.clock().hertz() / 1e6,
                board.throughput().limit().text(),
                board.throughput().engine(),
                board.throughput().link(),
                samples,
                samples / rate));
        report.putAll(ResourceReport.of(board));
        report.put("samples", samples);
        report.put("seconds", samples / rate);
        TableFiles.write(call, ResourceReport.boards(List.of(board)));
    }

    private static Outcome boards(Invocation call, Subject subject, Estimate estimate) throws BadInput, IOException {
        if (subject.generated()) {
            throw BadInput.of(Mistake.ONE_IN_FOLDER, "--" + ALL_BOARDS, subject.path(), "board");
        }
        List<BoardEstimate> boards = BoardEstimates.all(subject, call.texts("set"));
        List<List<String>> table = ResourceReport.boards(boards);
        call.console().say(Describe.design(subject.design()) + "\n");
        call.console().say(TextTable.numbers(table));
        for (Family family : Calibration.FAMILIES) {
            call.console().say(ResourceReport.basis(family));
        }
        Map<String, Object> report = report(subject, estimate);
        report.put("boards", boards.stream().map(ResourceReport::of).toList());
        TableFiles.write(call, table);
        return Outcome.ok(report);
    }

    private static Outcome compare(Invocation call, List<RuleName> rules) throws BadInput, IOException {
        Subject subject = SubjectOption.read(call);
        if (subject.generated()) {
            throw BadInput.of(Mistake.ONE_IN_FOLDER, "--rules", subject.path(), "rule");
        }
        List<RuleComparison.Row> rows = RuleComparison.of(subject, call.texts("set"), rules);
        call.console().say(Describe.design(subject.design()) + "\n");
        call.console().say(TextTable.of(RuleComparison.table(rows)));
        TableFiles.write(call, RuleComparison.table(rows));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", subject.name());
        report.put("rules", rows.stream().map(RuleComparison.Row::report).toList());
        return Outcome.ok(report);
    }

    private static Map<String, Object> report(Subject subject, Estimate estimate) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", subject.name());
        report.put("block", subject.design().shape().block());
        report.put("blocks", subject.design().shape().blocks());
        report.put("cycles_per_sample", estimate.cyclesPerSample());
        report.put("multipliers", estimate.multipliers());
        report.put("utilisation", estimate.utilisation());
        report.put("memory_bits", estimate.memoryBits());
        report.put("products", estimate.products());
        report.put("matrix_words", estimate.matrixWords());
        report.put("vector_words", estimate.vectorWords());
        report.put("random_bits", estimate.randomBits());
        report.put("units", estimate.units());
        report.put("breakdown", estimate.breakdown());
        report.put("operations", estimate.operations());
        report.put("memories", estimate.memories());
        report.put("multiplier_units", estimate.multiplierUnits());
        report.put("inference_cycles_per_sample", estimate.inferenceCycles().orElse(0));
        return report;
    }
}
