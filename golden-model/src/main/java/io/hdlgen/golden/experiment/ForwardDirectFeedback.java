package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.Numbers.Purpose;
import io.hdlgen.golden.experiment.Result.Curve;
import io.hdlgen.golden.experiment.Result.Figure;
import io.hdlgen.golden.experiment.Result.Finding;
import io.hdlgen.golden.experiment.Result.Table;
import io.hdlgen.golden.minibatch.Activity;
import io.hdlgen.golden.minibatch.Alignment;
import io.hdlgen.golden.minibatch.Backpropagation;
import io.hdlgen.golden.minibatch.CreditRule;
import io.hdlgen.golden.minibatch.DirectFeedback;
import io.hdlgen.golden.minibatch.ForwardGradient;
import io.hdlgen.golden.minibatch.Learner;
import io.hdlgen.golden.minibatch.Net;
import io.hdlgen.golden.minibatch.NetShape;
import io.hdlgen.golden.minibatch.Optimiser;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** Feedback learned from directional derivatives: Bacho, Chu, Neural Networks 169, 2024. */
final class ForwardDirectFeedback implements Experiment {
    private static final int ALIGNED = 200; // training images whose deltas are compared
    private static final double BATCH_ONE_RATE = 1.0 / 128;

    @Override
    public String name() {
        return "fdfa";
    }

    @Override
    public String title() {
        return "feedback that learns the network's Jacobian";
    }

    @Override
    public String source() {
        return "Bacho, Chu, Neural Networks 169, 2024 (arXiv 2212.07282); figures beside ours from the authors' program";
    }

    /** The rules in the order of the paper's tables. */
    private enum Rule {
        BP("BP"),
        FDFA("FDFA"),
        DKP("DKP"),
        DFA("DFA"),
        FG("FG-A");

        private final String text;

        Rule(String text) {
            this.text = text;
        }
    }

    /** Which optimiser: the authors' (Adam, BatchNorm, batches) or the hardware's form (moving average, SGD, batch 1). */
    private record Case(Rule rule, boolean authors, int seed) {}

    /** Test accuracy after every epoch, alignment per hidden layer and of all together at the end. */
    private record Outcome(Case run, List<Double> accuracies, List<Double> alignments, Net net) {}

    @Override
    public Result run(Plan plan) {
        ExperimentData data = plan.choose(plan.data().first(1500, 300), plan.data());
        int seeds = 2;
        List<Callable<Outcome>> tasks = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            for (boolean authors : List.of(true, false)) {
                for (Rule rule : Rule.values()) {
                    Case one = new Case(rule, authors, seed);
                    if (authors || (rule != Rule.FG && seed == 0)) {
                        tasks.add(() -> {
                            Outcome outcome = learn(one, data, plan);
                            plan.told().accept(told(outcome));
                            return outcome;
                        });
                    }
                }
            }
        }
        List<Outcome> outcomes = Parallel.all(tasks);
        List<GradientVariance.Scatter> scatters = scatters(outcomes, data, plan);
        return new Result(
                settings(plan, data),
                reduced(plan),
                findings(plan, outcomes, scatters),
                List.of(accuracies(plan, outcomes), alignments(outcomes), variances(scatters)),
                List.of(figure(outcomes, true), figure(outcomes, false)));
    }

    private static NetShape shape(Plan plan, boolean authors) {
        int width = plan.choose(64, 128);
        return new NetShape(List.of(plan.data().width(), width, width, 10), Activity.RELU, true, authors, false);
    }

    private static Outcome learn(Case one, ExperimentData data, Plan plan) {
        NetShape shape = shape(plan, one.authors());
        Net net = new Net(shape, Numbers.random(plan.seed(), Purpose.WEIGHTS, one.seed()));
        CreditRule rule = rule(one, shape, plan.seed());
        ExperimentData seen = one.authors() ? data.mapped(2, -1) : data;
        Learner learner = new Learner(net, rule, training(one, plan));
        SplittableRandom order = Numbers.random(plan.seed(), Purpose.ORDER, one.seed());
        List<Double> accuracies = new ArrayList<>();
        for (int epoch = 0; epoch < epochs(plan, one.authors()); epoch++) {
            learner.epoch(seen.training(), order);
            accuracies.add(learner.accuracy(seen.test()));
        }
        return new Outcome(one, accuracies, Alignment.ofDeltas(net, rule, seen.training(), ALIGNED), net);
    }

    private static int epochs(Plan plan, boolean authors) {
        return authors ? plan.choose(6, 3) : plan.choose(3, 1);
    }

    private static double adamRate(Plan plan) {
        return plan.choose(1e-3, 1e-4);
    }

    private static Learner.Training training(Case one, Plan plan) {
        if (one.authors()) {
            Optimiser.Factory adam = Optimiser.adam(adamRate(plan));
            return new Learner.Training(64, false, adam, adam, 0);
        }
        double feedback = one.rule() == Rule.DKP ? BATCH_ONE_RATE / 8 : BATCH_ONE_RATE;
        return new Learner.Training(1, false, Optimiser.sgd(BATCH_ONE_RATE), Optimiser.sgd(feedback), 0);
    }

    private static CreditRule rule(Case one, NetShape shape, long seed) {
        SplittableRandom noise = Numbers.random(seed, Purpose.NOISE, one.seed());
        SplittableRandom feedback = Numbers.random(seed, Purpose.FEEDBACK, one.seed());
        return switch (one.rule()) {
            case BP -> new Backpropagation();
            case FG -> new ForwardGradient(noise);
            case DFA -> direct(DirectFeedback.Kind.DFA, shape, 1, feedback, noise);
            case DKP -> direct(DirectFeedback.Kind.DKP, shape, 1, feedback, noise);
            case FDFA -> direct(DirectFeedback.Kind.FDFA, shape, 0, feedback, noise);
        };
    }

    private static CreditRule direct(
            DirectFeedback.Kind kind, NetShape shape, double scale, SplittableRandom feedback, SplittableRandom noise) {
        return new DirectFeedback(kind, DirectFeedback.matrices(shape, scale, feedback), noise);
    }

    private static String told(Outcome outcome) {
        return outcome.run().rule().text + (outcome.run().authors() ? " (Adam, BatchNorm, batch 64)" : " (batch 1)")
                + ", seed " + (outcome.run().seed() + 1) + ": " + Numbers.percent(Numbers.last(outcome.accuracies()))
                + " % of the test images";
    }

    /** At the weights that BP found at batch 1, without BatchNorm. */
    private static List<GradientVariance.Scatter> scatters(List<Outcome> outcomes, ExperimentData data, Plan plan) {
        GradientVariance variance =
                new GradientVariance(where(outcomes, Rule.BP, false).get(0).net(), data.training());
        int draws = plan.choose(40, 100);
        List<GradientVariance.Scatter> scatters = new ArrayList<>();
        scatters.add(variance.weightPerturbation(draws, plan.seed()));
        scatters.add(variance.activityPerturbation(draws, plan.seed()));
        scatters.add(variance.feedback(draws, 1, plan.seed()));
        scatters.add(variance.feedback(draws, 1.0 / 16, plan.seed()));
        scatters.add(variance.feedback(draws, 1.0 / 128, plan.seed()));
        plan.told().accept("variance of the estimates measured, " + draws + " draws each");
        return scatters;
    }

    private static List<Outcome> where(List<Outcome> all, Rule rule, boolean authors) {
        return all.stream()
                .filter(o -> o.run().rule() == rule && o.run().authors() == authors)
                .toList();
    }

    private static List<Double> accuracy(List<Outcome> all, Rule rule, boolean authors, int epoch) {
        return where(all, rule, authors).stream()
                .map(o -> o.accuracies().get(epoch - 1))
                .toList();
    }

    private static List<Double> alignment(List<Outcome> all, Rule rule, boolean authors, int layer) {
        return where(all, rule, authors).stream()
                .map(o -> o.alignments().get(layer - 1))
                .toList();
    }

    private static List<String> settings(Plan plan, ExperimentData data) {
        return List.of(
                "784-width-width-10 in the paper; here " + shape(plan, true).widths() + ", ReLU, "
                        + data.training().size() + " images (" + data.name() + ")",
                "authors' form: BatchNorm before ReLU, batches of 64, pixels in -1 to 1, Adam with " + adamRate(plan)
                        + " for weights and for feedback, which gets the gradient F - mean(dy u^T) (FDFA) or e x^T (DKP)",
                "hardware's form: batch 1, SGD with 2^-7, F follows dy u^T as a moving average with alpha 2^-7 (FDFA),"
                        + " e x^T with 2^-10 (DKP)",
                "F uniform in +-1/sqrt(n_l), zero for FDFA; FG-A perturbs the activities of all layers",
                "alignment: cosine of the rule's deltas with BP's, mean of " + ALIGNED + " training images");
    }

    private static List<String> reduced(Plan plan) {
        return List.of(
                plan.full()
                        ? "128 units a layer instead of 800, 3 epochs instead of 100, two seeds"
                        : "a small data set, 64 units a layer instead of 800, a learning rate of 1e-3 to suit it",
                "FG-W is only measured for its variance, with one direction for the whole batch");
    }

    private static List<Finding> findings(Plan plan, List<Outcome> all, List<GradientVariance.Scatter> scatters) {
        List<Finding> findings = new ArrayList<>();
        int epochs = epochs(plan, true);
        List<String> texts = new ArrayList<>();
        boolean ordered = true;
        double before = Double.POSITIVE_INFINITY;
        for (Rule rule : Rule.values()) {
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
                double fdfa = Numbers.mean(alignment(all, Rule.FDFA, authors, layer));
                double dfa = Numbers.mean(alignment(all, Rule.DFA, authors, layer));
                findings.add(new Finding(
                        "layer " + layer + " is better aligned under FDFA than under DFA"
                                + (authors ? "" : ", batch 1"),
                        "FDFA above DFA in every layer",
                        "FDFA " + Numbers.three(fdfa) + ", DFA " + Numbers.three(dfa),
                        fdfa > dfa));
            }
        }
        findings.add(variance(scatters));
        int last = epochs(plan, false);
        double fdfa = Numbers.mean(accuracy(all, Rule.FDFA, false, last));
        double dfa = Numbers.mean(accuracy(all, Rule.DFA, false, last));
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

    private static Table accuracies(Plan plan, List<Outcome> all) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("rule", "form"));
        for (int epoch = 1; epoch <= Math.max(epochs(plan, true), epochs(plan, false)); epoch++) {
            head.add("epoch " + epoch);
        }
        head.add("published: epoch 1, 10");
        rows.add(head);
        for (boolean authors : List.of(true, false)) {
            for (Rule rule : Rule.values()) {
                if (where(all, rule, authors).isEmpty()) {
                    continue;
                }
                List<String> row = new ArrayList<>(List.of(rule.text, authors ? "Adam, BatchNorm" : "batch 1"));
                for (int epoch = 1; epoch <= head.size() - 3; epoch++) {
                    row.add(
                            epoch <= epochs(plan, authors)
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
    private static String published(Rule rule) {
        return switch (rule) {
            case BP -> "96.98, 98.20";
            case FDFA -> "96.71, 98.15";
            case DKP -> "95.72, 98.04";
            case DFA -> "95.09, 98.01";
            case FG -> "";
        };
    }

    private static Table alignments(List<Outcome> all) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Numbers.row("rule", "form", "layer 1", "layer 2", "both"));
        for (boolean authors : List.of(true, false)) {
            for (Rule rule : Rule.values()) {
                if (rule != Rule.BP && !where(all, rule, authors).isEmpty()) {
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

    private static Table variances(List<GradientVariance.Scatter> scatters) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Numbers.row("estimator", "variance / |g|^2", "cosine of the mean estimate with g"));
        for (GradientVariance.Scatter one : scatters) {
            rows.add(Numbers.row(one.name(), Numbers.digits(one.variance()), Numbers.three(one.cosine())));
        }
        return new Table("Scatter of the estimates of the hidden layers' gradient, weights and batch fixed", rows);
    }

    private static Figure figure(List<Outcome> all, boolean authors) {
        List<Curve> curves = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            for (Outcome one : where(all, rule, authors)) {
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
