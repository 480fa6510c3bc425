package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.Numbers.Purpose;
import io.hdlgen.golden.experiment.Result.Figure;
import io.hdlgen.golden.experiment.Result.Finding;
import io.hdlgen.golden.experiment.Result.Table;
import io.hdlgen.golden.minibatch.Activity;
import io.hdlgen.golden.minibatch.Alignment;
import io.hdlgen.golden.minibatch.Backpropagation;
import io.hdlgen.golden.minibatch.CreditRule;
import io.hdlgen.golden.minibatch.Learner;
import io.hdlgen.golden.minibatch.Net;
import io.hdlgen.golden.minibatch.NetShape;
import io.hdlgen.golden.minibatch.NodePerturbation;
import io.hdlgen.golden.minibatch.Optimiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** Learning from noise and what it does to the loss, with and without decorrelated inputs: Dalm, van Gerven, Ahmad. */
final class NodePerturbations implements Experiment {
    static final double SIGMA = 0.01;
    static final double RATE = 1e-3;
    static final int ALIGNED_AT_ONCE = 250;
    static final int ALIGNED_DRAWS = 8;

    @Override
    public String name() {
        return "node-perturbation";
    }

    @Override
    public String title() {
        return "gradients from noise, with and without decorrelation";
    }

    @Override
    public String source() {
        return "Dalm, van Gerven, Ahmad (arXiv 2310.00965), algorithms and settings of the authors' program";
    }

    /**
     * A run.
     *
     * @param kind empty for BP
     * @param part which network, see {@link #parts}
     */
    record Case(Optional<NodePerturbation.Kind> kind, boolean decorrelated, Part part, int seed) {
        String name() {
            return (decorrelated ? "D" : "") + kind.map(Enum::name).orElse("BP");
        }
    }

    /** A network, its data and how long it learns. */
    record Part(String name, ExperimentData data, List<Integer> hidden, int epochs, int batch) {}

    /** Test accuracy and training loss after every epoch; cosine of the first and of the last update with BP's. */
    record Outcome(Case run, List<Double> accuracies, List<Double> losses, double firstCosine, double lastCosine) {
        double accuracy() {
            return Numbers.last(accuracies);
        }

        /** The mean of the test accuracies of all epochs: the sooner a network learns the larger it is. */
        double speed() {
            return Numbers.mean(accuracies);
        }
    }

    @Override
    public Result run(Plan plan) {
        List<Part> parts = parts(plan);
        List<Callable<Outcome>> tasks = new ArrayList<>();
        for (Case one : cases(plan, parts)) {
            tasks.add(() -> {
                Outcome outcome = learn(one, plan);
                plan.told().accept(told(outcome));
                return outcome;
            });
        }
        List<Outcome> outcomes = Parallel.all(tasks);
        List<Finding> findings = new ArrayList<>(PerturbationReport.findings(plan, outcomes, parts));
        List<Table> tables = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        for (Part part : parts) {
            tables.add(PerturbationReport.table(outcomes, part));
            figures.add(PerturbationReport.figure(outcomes, part));
        }
        return new Result(
                PerturbationReport.settings(plan, parts), PerturbationReport.reduced(plan), findings, tables, figures);
    }

    /** The network of the published figure, then those that compare the rules. */
    static List<Part> parts(Plan plan) {
        ExperimentData data = plan.choose(plan.data().first(1500, 300), plan.data());
        ExperimentData small = data.halved();
        int batch = plan.choose(50, 500);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("64-64", data, List.of(64, 64), plan.choose(20, 20), batch));
        parts.add(new Part("64-64, six rules", small, List.of(64, 64), plan.choose(20, 4), batch));
        parts.add(new Part("64-64-64-64, six rules", small, List.of(64, 64, 64, 64), plan.choose(12, 4), batch));
        return parts;
    }

    private static List<Case> cases(Plan plan, List<Part> parts) {
        List<Case> cases = new ArrayList<>();
        for (int seed = 0; seed < plan.choose(1, 2); seed++) {
            cases.add(new Case(Optional.of(NodePerturbation.Kind.ANP), false, parts.get(0), seed));
        }
        for (Part part : parts.subList(1, parts.size())) {
            for (boolean decorrelated : List.of(false, true)) {
                for (NodePerturbation.Kind kind : NodePerturbation.Kind.values()) {
                    cases.add(new Case(Optional.of(kind), decorrelated, part, 0));
                }
                cases.add(new Case(Optional.empty(), decorrelated, part, 0));
            }
        }
        return cases;
    }

    static double decorrelation(Plan plan) {
        return plan.choose(1e-2, 1e-3);
    }

    static Outcome learn(Case one, Plan plan) {
        Part part = one.part();
        List<Integer> widths = new ArrayList<>(List.of(part.data().width()));
        widths.addAll(part.hidden());
        widths.add(10);
        NetShape shape = new NetShape(widths, Activity.LEAKY_RELU, true, false, one.decorrelated());
        Net net = new Net(shape, Numbers.random(plan.seed(), Purpose.WEIGHTS, one.seed()));
        SplittableRandom noise = Numbers.random(plan.seed(), Purpose.NOISE, one.seed());
        CreditRule rule =
                one.kind().isPresent() ? new NodePerturbation(one.kind().get(), SIGMA, noise) : new Backpropagation();
        Optimiser.Factory adam = Optimiser.adam(RATE);
        Learner learner =
                new Learner(net, rule, new Learner.Training(part.batch(), false, adam, adam, decorrelation(plan)));
        SplittableRandom order = Numbers.random(plan.seed(), Purpose.ORDER, one.seed());
        double first = cosine(net, rule, part);
        List<Double> accuracies = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        for (int epoch = 0; epoch < part.epochs(); epoch++) {
            losses.add(learner.epoch(part.data().training(), order));
            accuracies.add(learner.accuracy(part.data().test()));
        }
        return new Outcome(one, accuracies, losses, first, cosine(net, rule, part));
    }

    /** Of the update of one batch with BP's, the mean of some draws of the noise. */
    static double cosine(Net net, CreditRule rule, Part part) {
        double sum = 0;
        for (int draw = 0; draw < ALIGNED_DRAWS; draw++) {
            sum += Alignment.ofGradients(net, rule, part.data().training(), ALIGNED_AT_ONCE);
        }
        return sum / ALIGNED_DRAWS;
    }

    private static String told(Outcome outcome) {
        return outcome.run().name() + " (" + outcome.run().part().name() + "), seed "
                + (outcome.run().seed() + 1) + ": " + Numbers.percent(outcome.accuracy()) + " % of the test images";
    }
}
