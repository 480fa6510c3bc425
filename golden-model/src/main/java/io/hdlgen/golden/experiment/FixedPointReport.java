package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.Result.Curve;
import io.hdlgen.golden.experiment.Result.Figure;
import io.hdlgen.golden.experiment.Result.Finding;
import io.hdlgen.golden.experiment.Result.Table;
import io.hdlgen.golden.spec.RuleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@link FixedPoint} found. */
final class FixedPointReport {
    private FixedPointReport() {}

    private static double accuracy(List<FixedPoint.Outcome> all, RuleName rule, int bits, boolean stochastic) {
        return Numbers.mean(all.stream()
                .filter(o -> o.run().rule() == rule
                        && o.run().bits() == bits
                        && (o.run().floating() || o.run().stochastic() == stochastic))
                .map(FixedPoint.Outcome::accuracy)
                .toList());
    }

    static List<String> settings(Plan plan) {
        return List.of(
                plan.data().width() + "-" + plan.choose(32, 64) + "-10, ReLU (sDFA and DRTP: hard-tanh), softmax"
                        + " cross-entropy, " + plan.choose(1500, 5_000) + " training images ("
                        + plan.data().name()
                        + "), " + FixedPoint.epochs(plan) + " epochs",
                "one sample at a time, every rule with the rate that a description has by default, 8 bits of rounding"
                        + " noise",
                "weights of 3 bits before the point; feedback and decorrelation in the weights' format; other formats"
                        + " by default",
                "float: the same network and rule in double precision");
    }

    static List<String> reduced(Plan plan) {
        return List.of(
                plan.full()
                        ? "5000 of MNIST's 60 000 training images, 2 000 of its test images, one seed; DNP, DANP and DINP decorrelate"
                                + " hidden layers only"
                        : "one seed");
    }

    static List<Finding> findings(List<FixedPoint.Outcome> all, List<Integer> bits) {
        int most = bits.get(bits.size() - 1);
        int middle = bits.get(bits.size() / 2);
        List<String> apart = new ArrayList<>();
        double worst = 0;
        List<Double> nearest = new ArrayList<>();
        List<Double> stochastic = new ArrayList<>();
        for (RuleName rule : RuleName.values()) {
            double distance = accuracy(all, rule, FixedPoint.NO_LIMIT, true) - accuracy(all, rule, most, true);
            worst = Math.max(worst, distance);
            if (distance > 3) {
                apart.add(rule.text() + " " + Numbers.percent(distance));
            }
            if (!rule.decorrelates()) {
                nearest.add(accuracy(all, rule, middle, false));
                stochastic.add(accuracy(all, rule, middle, true));
            }
        }
        return List.of(
                new Finding(
                        "with " + most
                                + " fraction bits and stochastic rounding a rule is as good as in floating point",
                        "",
                        "at most " + Numbers.percent(worst) + " points below"
                                + (apart.isEmpty() ? "" : "; more than 3: " + String.join(", ", apart)),
                        apart.isEmpty()),
                new Finding(
                        "with few bits stochastic rounding is better than round to nearest",
                        "",
                        "mean of the rules that allow both, " + middle + " fraction bits: "
                                + Numbers.percent(Numbers.mean(stochastic)) + " and "
                                + Numbers.percent(Numbers.mean(nearest)) + " %",
                        Numbers.mean(stochastic) > Numbers.mean(nearest)));
    }

    static Table table(List<FixedPoint.Outcome> all, List<Integer> bits) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("rule", "rounding"));
        bits.forEach(b -> head.add(b + " bits"));
        head.add("float");
        rows.add(head);
        for (RuleName rule : RuleName.values()) {
            for (boolean stochastic : rule.decorrelates() ? List.of(true) : List.of(true, false)) {
                List<String> row = new ArrayList<>(List.of(rule.text(), stochastic ? "stochastic" : "nearest"));
                bits.forEach(b -> row.add(Numbers.percent(accuracy(all, rule, b, stochastic))));
                row.add(Numbers.percent(accuracy(all, rule, FixedPoint.NO_LIMIT, true)));
                rows.add(row);
            }
        }
        return new Table("Test accuracy in percent over the fraction bits of the weights", rows);
    }

    static Figure figure(List<FixedPoint.Outcome> all, List<Integer> bits, boolean stochastic) {
        Map<String, Curve> curves = new TreeMap<>();
        for (RuleName rule : RuleName.values()) {
            List<Double> y =
                    bits.stream().map(b -> accuracy(all, rule, b, stochastic)).toList();
            curves.put(
                    rule.text(),
                    new Curve(rule.text(), bits.stream().map(b -> (double) b).toList(), y));
        }
        return new Figure(
                stochastic ? "Stochastic rounding" : "Round to nearest",
                "fraction bits of the weights",
                "test %",
                List.copyOf(curves.values()));
    }
}
