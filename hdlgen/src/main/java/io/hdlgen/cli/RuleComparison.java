package io.hdlgen.cli;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.PowerOfTwo;
import io.hdlgen.golden.spec.Reading;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.plan.Estimate;
import io.hdlgen.plan.Hardware;
import io.hdlgen.plan.Planner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code hdlgen estimate --rules}: one network with several learning rules, side by side. Every rule has its default options at the description's learning rate; the description's own rule keeps its own. */
final class RuleComparison {
    private static final String ALL = "all";

    private RuleComparison() {}

    /**
     * What a rule costs on the network.
     *
     * @param shape of the array that the tool chose for it
     */
    record Cost(Shape shape, Estimate estimate) {}

    /**
     * A rule on the network.
     *
     * @param cost present when the rule can be built
     * @param refusal why not
     */
    record Row(RuleName rule, Optional<Cost> cost, String refusal) {
        Map<String, Object> report() {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("rule", rule.text());
            cost.ifPresent(c -> {
                Estimate e = c.estimate();
                report.put("block", c.shape().block());
                report.put("blocks", c.shape().blocks());
                report.put("cycles_per_sample", e.cyclesPerSample());
                report.put("multipliers", e.multipliers());
                report.put("products", e.products());
                report.put("utilisation", e.utilisation());
                report.put("matrix_words", e.matrixWords());
                report.put("vector_words", e.vectorWords());
                report.put("random_bits", e.randomBits());
                report.put("units", e.units());
            });
            if (cost.isEmpty()) {
                report.put("refused", refusal);
            }
            return report;
        }

        private List<String> cells() {
            return cost.map(c -> cells(c.shape(), c.estimate()))
                    .orElseGet(() -> List.of(rule.text(), "-", "-", "-", "-", "-", "-", "-", refusal));
        }

        private List<String> cells(Shape shape, Estimate e) {
            return List.of(
                    rule.text(),
                    Long.toString(e.cyclesPerSample()),
                    Long.toString(e.products()),
                    String.format(Locale.ROOT, "%.1f %%", 100 * e.utilisation()),
                    shape.block() + " x " + shape.blocks(),
                    Long.toString(e.matrixWords()),
                    Long.toString(e.vectorWords()),
                    Long.toString(e.randomBits()),
                    e.units().isEmpty() ? "-" : String.join(", ", e.units()));
        }
    }

    /** The rules of a list like {@code bp,dfa,fdfa}, or all. */
    static List<RuleName> rules(String list) throws BadInput {
        return list.equals(ALL) ? List.of(RuleName.values()) : RuleList.of(list, ALL);
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
                .orElseGet(() -> new Row(rule, Optional.of(cost(Planner.design(description))), ""));
    }

    private static Cost cost(Design design) {
        return new Cost(design.shape(), Estimate.of(Planner.plan(design)));
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
