package io.hdlgen.cli;

import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.plan.Estimate;
import io.hdlgen.plan.Planner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.Options;

/** {@code hdlgen estimate}: what the hardware costs, before anything is built. */
final class EstimateCommand implements Command {
    @Override
    public String name() {
        return "estimate";
    }

    @Override
    public String summary() {
        return "cycles per sample (exact), where they go, multipliers and memory";
    }

    @Override
    public Positionals positionals() {
        return SubjectOption.POSITIONAL;
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(SubjectOption.set())
                .addOption(Arguments.value("rules", "LIST", "these rules side by side, such as bp,dfa,fdfa, or all"));
    }

    @Override
    public Set<String> repeatable() {
        return SubjectOption.REPEATABLE;
    }

    @Override
    public Outcome run(Invocation call) throws BadInput {
        Optional<String> rules = call.text("rules");
        if (rules.isPresent()) {
            return compare(call, RuleComparison.rules(rules.get()));
        }
        Subject subject = SubjectOption.readForHardware(call);
        Estimate estimate = Estimate.of(Planner.plan(subject.design()));
        Console console = call.console();
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
        return Outcome.ok(report(subject, estimate));
    }

    private static Outcome compare(Invocation call, List<RuleName> rules) throws BadInput {
        Subject subject = SubjectOption.read(call);
        if (subject.generated()) {
            throw BadInput.of(Mistake.RULES_OF_FOLDER, "--rules", subject.path());
        }
        List<RuleComparison.Row> rows = RuleComparison.of(subject, call.texts("set"), rules);
        call.console().say(Describe.design(subject.design()) + "\n");
        call.console().say(TextTable.of(RuleComparison.table(rows)));
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
