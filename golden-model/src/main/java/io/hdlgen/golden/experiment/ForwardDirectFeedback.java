package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.Numbers.Purpose;
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
    static final int ALIGNED = 200; // training images whose deltas are compared
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
    enum Rule {
        BP("BP"),
        FDFA("FDFA"),
        DKP("DKP"),
        DFA("DFA"),
        FG("FG-A");

        final String text;

        Rule(String text) {
            this.text = text;
        }
    }

    /** Which optimiser: the authors' (Adam, BatchNorm, batches) or the hardware's form (moving average, SGD, batch 1). */
    record Case(Rule rule, boolean authors, int seed) {}

    /** Test accuracy after every epoch, alignment per hidden layer and of all together at the end. */
    record Outcome(Case run, List<Double> accuracies, List<Double> alignments, Net net) {}

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
                FeedbackReport.settings(plan, data),
                FeedbackReport.reduced(plan),
                FeedbackReport.findings(plan, outcomes, scatters),
                List.of(
                        FeedbackReport.accuracies(plan, outcomes),
                        FeedbackReport.alignments(outcomes),
                        FeedbackReport.variances(scatters)),
                List.of(FeedbackReport.figure(outcomes, true), FeedbackReport.figure(outcomes, false)));
    }

    static NetShape shape(Plan plan, boolean authors) {
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

    static int epochs(Plan plan, boolean authors) {
        return authors ? plan.choose(6, 3) : plan.choose(3, 1);
    }

    static double adamRate(Plan plan) {
        return plan.choose(1e-3, 1e-4);
    }

    static Learner.Training training(Case one, Plan plan) {
        if (one.authors()) {
            Optimiser.Factory adam = Optimiser.adam(adamRate(plan));
            return new Learner.Training(64, false, adam, adam, 0);
        }
        double feedback = one.rule() == Rule.DKP ? BATCH_ONE_RATE / 8 : BATCH_ONE_RATE;
        return new Learner.Training(1, false, Optimiser.sgd(BATCH_ONE_RATE), Optimiser.sgd(feedback), 0);
    }

    static CreditRule rule(Case one, NetShape shape, long seed) {
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
    static List<GradientVariance.Scatter> scatters(List<Outcome> outcomes, ExperimentData data, Plan plan) {
        GradientVariance variance = new GradientVariance(
                FeedbackReport.where(outcomes, Rule.BP, false).get(0).net(), data.training());
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
}
