package io.hdlgen.cli;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.PowerOfTwo;
import io.hdlgen.golden.spec.Reading;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.Words;
import io.hdlgen.plan.Estimate;
import io.hdlgen.plan.Hardware;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code hdlgen estimate --rules}: one network with several learning rules, side by side. Every rule has its default options at the description's learning rate; the description's own rule keeps its own. */
final class RuleComparison {
    private static final String ALL = "all";

    private RuleComparison() {}

    /**
     * A rule on the network.
     *
     * @param plan present when the rule can be built
     * @param refusal why not
     */
    record Row(RuleName rule, Optional<Plan> plan, String refusal) {
        Map<String, Object> report() {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("rule", rule.text());
            plan.ifPresent(p -> {
                Estimate e = Estimate.of(p);
                report.put("block", p.design().shape().block());
                report.put("blocks", p.design().shape().blocks());
                report.put("cycles_per_sample", e.cyclesPerSample());
                report.put("multipliers", e.multipliers());
                report.put("products", e.products());
                report.put("utilisation", e.utilisation());
                report.put("matrix_words", e.matrixWords());
                report.put("vector_words", e.vectorWords());
                report.put("random_bits", e.randomBits());
                report.put("units", e.units());
            });
            if (plan.isEmpty()) {
                report.put("refused", refusal);
            }
            return report;
        }

        private List<String> cells() {
            if (plan.isEmpty()) {
                return List.of(rule.text(), "-", "-", "-", "-", "-", "-", "-", refusal);
            }
            Estimate e = Estimate.of(plan.get());
            return List.of(
                    rule.text(),
                    Long.toString(e.cyclesPerSample()),
                    Long.toString(e.products()),
                    String.format(Locale.ROOT, "%.1f %%", 100 * e.utilisation()),
                    plan.get().design().shape().block() + " x "
                            + plan.get().design().shape().blocks(),
                    Long.toString(e.matrixWords()),
                    Long.toString(e.vectorWords()),
                    Long.toString(e.randomBits()),
                    e.units().isEmpty() ? "-" : String.join(", ", e.units()));
        }
    }

    /** The rules of a list like {@code bp,dfa,fdfa}, or all. */
    static List<RuleName> rules(String list) throws BadInput {
        if (list.equals(ALL)) {
            return List.of(RuleName.values());
        }
        Map<String, RuleName> known = Arrays.stream(RuleName.values())
                .collect(Collectors.toMap(RuleName::text, r -> r, (a, b) -> a, LinkedHashMap::new));
        List<RuleName> rules = new ArrayList<>();
        for (String name : list.split(",", -1)) {
            RuleName rule = known.get(name.strip());
            if (rule == null) {
                throw BadInput.of(
                        Mistake.UNKNOWN_VALUE,
                        "--rules",
                        Words.shorten(name),
                        String.join(", ", known.keySet()) + ", " + ALL,
                        Nearest.hint(name, List.copyOf(known.keySet()), ""));
            }
            rules.add(rule);
        }
        return rules.stream().distinct().toList();
    }

    /** A description with each of the rules. */
    static List<Row> of(Subject subject, List<String> overrides, List<RuleName> rules) {
        return rules.stream().map(rule -> row(subject, overrides, rule)).toList();
    }

    private static Row row(Subject subject, List<String> overrides, RuleName rule) {
        Description own = subject.description();
        if (rule == own.rule().name()) {
            return planned(rule, own);
        }
        List<String> changed = new ArrayList<>(overrides);
        changed.add("rule={name: " + rule.text() + ", learning-rate: "
                + PowerOfTwo.show(own.rule().rateShift()) + "}");
        Reading reading = DescriptionReader.read(subject.path(), changed);
        return reading.description()
                .map(description -> planned(rule, description))
                .orElseGet(() -> new Row(
                        rule, Optional.empty(), reading.diagnostics().get(0).message()));
    }

    private static Row planned(RuleName rule, Description description) {
        return Hardware.missing(description)
                .map(what -> new Row(rule, Optional.empty(), "no hardware for " + what))
                .orElseGet(() -> new Row(rule, Optional.of(Planner.plan(Planner.design(description))), ""));
    }

    /** The table, its first row the heading. */
    static List<List<String>> table(List<Row> rows) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of(
                "rule",
                "cycles",
                "products",
                "busy",
                "S x NB",
                "matrix words",
                "vector words",
                "random bits",
                "extra hardware"));
        rows.forEach(row -> table.add(row.cells()));
        return table;
    }
}
