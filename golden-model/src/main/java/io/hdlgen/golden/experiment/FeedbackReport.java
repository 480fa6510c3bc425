package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.Result.Curve;
import io.hdlgen.golden.experiment.Result.Figure;
import io.hdlgen.golden.experiment.Result.Finding;
import io.hdlgen.golden.experiment.Result.Table;
import java.util.ArrayList;
import java.util.List;

/** What {@link ForwardDirectFeedback} found. */
final class FeedbackReport {
    private FeedbackReport() {}

    static List<ForwardDirectFeedback.Outcome> where(
            List<ForwardDirectFeedback.Outcome> all, ForwardDirectFeedback.Rule rule, boolean authors) {
        return all.stream()
                .filter(o -> o.run().rule() == rule && o.run().authors() == authors)
                .toList();
    }

    private static List<Double> accuracy(
            List<ForwardDirectFeedback.Outcome> all, ForwardDirectFeedback.Rule rule, boolean authors, int epoch) {
        return where(all, rule, authors).stream()
                .map(o -> o.accuracies().get(epoch - 1))
                .toList();
    }

    private static List<Double> alignment(
            List<ForwardDirectFeedback.Outcome> all, ForwardDirectFeedback.Rule rule, boolean authors, int layer) {
        return where(all, rule, authors).stream()
                .map(o -> o.alignments().get(layer - 1))
                .toList();
    }

    static List<String> settings(Plan plan, ExperimentData data) {
        return List.of(
                "784-width-width-10 in the paper; here "
                        + ForwardDirectFeedback.shape(plan, true).widths() + ", ReLU, "
                        + data.training().size() + " images (" + data.name() + ")",
                "authors' form: BatchNorm before ReLU, batches of 64, pixels in -1 to 1, Adam with "
                        + ForwardDirectFeedback.adamRate(plan)
                        + " for weights and for feedback, which gets the gradient F - mean(dy u^T) (FDFA) or e x^T (DKP)",
                "hardware's form: batch 1, SGD with 2^-7, F follows dy u^T as a moving average with alpha 2^-7 (FDFA),"
                        + " e x^T with 2^-10 (DKP)",
                "F uniform in +-1/sqrt(n_l), zero for FDFA; FG-A perturbs the activities of all layers",
                "alignment: cosine of the rule's deltas with BP's, mean of " + ForwardDirectFeedback.ALIGNED
                        + " training images");
    }

    static List<String> reduced(Plan plan) {
        return List.of(
                plan.full()
                        ? "128 units a layer instead of 800, 3 epochs instead of 100, two seeds"
                        : "a small data set, 64 units a layer instead of 800, a learning rate of 1e-3 to suit it",
                "FG-W is only measured for its variance, with one direction for the whole batch");
    }

    static List<Finding> findings(
            Plan plan, List<ForwardDirectFeedback.Outcome> all, List<GradientVariance.Scatter> scatters) {
        List<Finding> findings = new ArrayList<>();
        int epochs = ForwardDirectFeedback.epochs(plan, true);
        List<String> texts = new ArrayList<>();
        boolean ordered = true;
        double before = Double.POSITIVE_INFINITY;
        for (ForwardDirectFeedback.Rule rule : ForwardDirectFeedback.Rule.values()) {
            double mean = 0;
            for (int epoch = 1; epoch <= epochs; epoch++) {
                mean += Numbers.mean(accuracy(all, rule, true, epoch)) / epochs;
            }
            texts.add(rule.text + " " + Numbers.percent(mean));
            ordered &= mean <= before;
            before = mean;
        }
        findings.add(new Finding(
                "order of the first epochs: BP, FDFA, DKP, DFA, FG",
                "epoch 1: 96.98, 96.71, 95.72, 95.09 % (no FG)",
                "mean of epochs 1 to " + epochs + ": " + String.join(", ", texts) + " %",
                ordered));
        for (boolean authors : List.of(true, false)) {
            for (int layer = 1; layer <= 2; layer++) {
                double fdfa = Numbers.mean(alignment(all, ForwardDirectFeedback.Rule.FDFA, authors, layer));
                double dfa = Numbers.mean(alignment(all, ForwardDirectFeedback.Rule.DFA, authors, layer));
                findings.add(new Finding(
                        "layer " + layer + " is better aligned under FDFA than under DFA"
                                + (authors ? "" : ", batch 1"),
                        "FDFA above DFA in every layer",
                        "FDFA " + Numbers.three(fdfa) + ", DFA " + Numbers.three(dfa),
                        fdfa > dfa));
            }
        }
        findings.add(variance(scatters));
        int last = ForwardDirectFeedback.epochs(plan, false);
        double fdfa = Numbers.mean(accuracy(all, ForwardDirectFeedback.Rule.FDFA, false, last));
        double dfa = Numbers.mean(accuracy(all, ForwardDirectFeedback.Rule.DFA, false, last));
        findings.add(new Finding(
                "the moving average learns at batch 1 too",
                "the rule of the paper, whose runs use batches",
                "FDFA " + Numbers.percent(fdfa) + " %, DFA " + Numbers.percent(dfa) + " % after epoch " + last,
                fdfa > 80));
        return findings;
    }

    private static Finding variance(List<GradientVariance.Scatter> scatters) {
        double fgw = scatters.get(0).variance();
        double fga = scatters.get(1).variance();
        double fdfa = scatters.get(scatters.size() - 1).variance();
        return new Finding(
                "FDFA's estimate scatters less than FG-W's and FG-A's",
                "smaller: what the title promises",
                "variance over |g|^2: FG-W " + Numbers.digits(fgw) + ", FG-A " + Numbers.digits(fga) + ", FDFA "
                        + Numbers.digits(fdfa),
                fdfa < fgw && fdfa < fga);
    }

    static Table accuracies(Plan plan, List<ForwardDirectFeedback.Outcome> all) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("rule", "form"));
        for (int epoch = 1;
                epoch <= Math.max(ForwardDirectFeedback.epochs(plan, true), ForwardDirectFeedback.epochs(plan, false));
                epoch++) {
            head.add("epoch " + epoch);
        }
        head.add("published: epoch 1, 10");
        rows.add(head);
        for (boolean authors : List.of(true, false)) {
            for (ForwardDirectFeedback.Rule rule : ForwardDirectFeedback.Rule.values()) {
                if (where(all, rule, authors).isEmpty()) {
                    continue;
                }
                List<String> row = new ArrayList<>(List.of(rule.text, authors ? "Adam, BatchNorm" : "batch 1"));
                for (int epoch = 1; epoch <= head.size() - 3; epoch++) {
                    row.add(
                            epoch <= ForwardDirectFeedback.epochs(plan, authors)
                                    ? Numbers.percents(accuracy(all, rule, authors, epoch))
                                    : "");
                }
                row.add(authors ? published(rule) : "");
                rows.add(row);
            }
        }
        return new Table("Test accuracy, percent", rows);
    }

    /** 784-800-800-10 on MNIST, one seed, from the authors' program with its own settings. */
    private static String published(ForwardDirectFeedback.Rule rule) {
        return switch (rule) {
            case BP -> "96.98, 98.20";
            case FDFA -> "96.71, 98.15";
            case DKP -> "95.72, 98.04";
            case DFA -> "95.09, 98.01";
            case FG -> "";
        };
    }

    static Table alignments(List<ForwardDirectFeedback.Outcome> all) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Numbers.row("rule", "form", "layer 1", "layer 2", "both"));
        for (boolean authors : List.of(true, false)) {
            for (ForwardDirectFeedback.Rule rule : ForwardDirectFeedback.Rule.values()) {
                if (rule != ForwardDirectFeedback.Rule.BP
                        && !where(all, rule, authors).isEmpty()) {
                    List<String> row = new ArrayList<>(List.of(rule.text, authors ? "Adam, BatchNorm" : "batch 1"));
                    for (int layer = 1; layer <= 3; layer++) {
                        row.add(Numbers.three(Numbers.mean(alignment(all, rule, authors, layer))));
                    }
                    rows.add(row);
                }
            }
        }
        return new Table("Alignment with BP after the last epoch", rows);
    }

    static Table variances(List<GradientVariance.Scatter> scatters) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Numbers.row("estimator", "variance / |g|^2", "cosine of the mean estimate with g"));
        for (GradientVariance.Scatter one : scatters) {
            rows.add(Numbers.row(one.name(), Numbers.digits(one.variance()), Numbers.three(one.cosine())));
        }
        return new Table("Scatter of the estimates of the hidden layers' gradient, weights and batch fixed", rows);
    }

    static Figure figure(List<ForwardDirectFeedback.Outcome> all, boolean authors) {
        List<Curve> curves = new ArrayList<>();
        for (ForwardDirectFeedback.Rule rule : ForwardDirectFeedback.Rule.values()) {
            for (ForwardDirectFeedback.Outcome one : where(all, rule, authors)) {
                if (one.run().seed() == 0) {
                    curves.add(new Curve(rule.text, Numbers.count(one.accuracies()), one.accuracies()));
                }
            }
        }
        return new Figure(
                authors ? "Authors' form: Adam, BatchNorm, batch 64" : "Hardware's form: SGD, batch 1",
                "epoch",
                "test %",
                curves);
    }
}
