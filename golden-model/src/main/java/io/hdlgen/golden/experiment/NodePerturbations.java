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
    private static final double SIGMA = 0.01;
    private static final double RATE = 1e-3;
    private static final int ALIGNED_AT_ONCE = 250;
    private static final int ALIGNED_DRAWS = 8;
    /** ANP on MNIST, 784-64-64-10, 20 epochs, percent. */
    private static final double PUBLISHED = 92.91;

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
    private record Case(Optional<NodePerturbation.Kind> kind, boolean decorrelated, Part part, int seed) {
        String name() {
            return (decorrelated ? "D" : "") + kind.map(Enum::name).orElse("BP");
        }
    }

    /** A network, its data and how long it learns. */
    private record Part(String name, ExperimentData data, List<Integer> hidden, int epochs, int batch) {}

    /** Test accuracy and training loss after every epoch; cosine of the first and of the last update with BP's. */
    private record Outcome(
            Case run, List<Double> accuracies, List<Double> losses, double firstCosine, double lastCosine) {
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
        List<Finding> findings = new ArrayList<>(findings(plan, outcomes, parts));
        List<Table> tables = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        for (Part part : parts) {
            tables.add(table(outcomes, part));
            figures.add(figure(outcomes, part));
        }
        return new Result(settings(plan, parts), reduced(plan), findings, tables, figures);
    }

    /** The network of the published figure, then those that compare the rules. */
    private static List<Part> parts(Plan plan) {
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

    private static double decorrelation(Plan plan) {
        return plan.choose(1e-2, 1e-3);
    }

    private static Outcome learn(Case one, Plan plan) {
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
    private static double cosine(Net net, CreditRule rule, Part part) {
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

    private static List<String> settings(Plan plan, List<Part> parts) {
        Part target = parts.get(0);
        return List.of(
                "leaky ReLU of slope 1/5, softmax cross-entropy, Adam with " + RATE + ", normal noise of sigma " + SIGMA
                        + ", batches of " + target.batch() + ", one draw of noise an image",
                "ANP alone: " + target.data().width() + "-64-64-10, "
                        + target.data().training().size() + " images ("
                        + target.data().name() + "), " + target.epochs() + " epochs",
                "six rules and BP: " + parts.get(1).data().width() + "-64-64-10 and with four hidden layers, "
                        + parts.get(1).epochs() + " epochs; rate of the decorrelation " + decorrelation(plan),
                "cosine: of the update of a batch of " + ALIGNED_AT_ONCE + " images with BP's, mean of " + ALIGNED_DRAWS
                        + " draws, before the first epoch and after the last");
    }

    private static List<String> reduced(Plan plan) {
        return List.of(
                plan.full()
                        ? "the six rules learn MNIST pooled to 14 x 14 for 4 epochs, one seed; ANP alone has the"
                                + " published size"
                        : "a small data set, batches of 50 and a faster decorrelation to suit it, one seed",
                "the paper's larger networks and CIFAR-10 are left out");
    }

    private static List<Outcome> where(List<Outcome> all, Part part, String name) {
        return all.stream()
                .filter(o -> o.run().part().equals(part) && o.run().name().equals(name))
                .toList();
    }

    private static List<Finding> findings(Plan plan, List<Outcome> all, List<Part> parts) {
        List<Finding> findings = new ArrayList<>();
        List<Double> anp =
                where(all, parts.get(0), "ANP").stream().map(Outcome::accuracy).toList();
        boolean comparable = plan.full() && plan.data().mnist();
        double wanted = comparable ? PUBLISHED - 1 : 65;
        String widths = parts.get(0).data().width() + "-64-64-10";
        findings.add(new Finding(
                comparable
                        ? "ANP, " + widths + ", reaches the published accuracy within one point"
                        : "ANP, " + widths + ", learns: at least " + wanted + " %",
                PUBLISHED + " +- .17 % with all of MNIST",
                Numbers.percents(anp) + " %",
                Numbers.mean(anp) >= wanted));
        for (Part part : parts.subList(1, parts.size())) {
            for (NodePerturbation.Kind kind : NodePerturbation.Kind.values()) {
                Outcome plain = where(all, part, kind.name()).get(0);
                Outcome decorrelated = where(all, part, "D" + kind.name()).get(0);
                findings.add(new Finding(
                        "decorrelation speeds " + kind.name() + " up (" + part.name() + ")",
                        "faster for every rule",
                        "test accuracy, mean of all epochs, " + Numbers.percent(plain.speed()) + " % without, "
                                + Numbers.percent(decorrelated.speed()) + " % with; after the last "
                                + Numbers.percent(plain.accuracy()) + " and "
                                + Numbers.percent(decorrelated.accuracy()) + " %",
                        decorrelated.speed() > plain.speed()));
            }
            double np = where(all, part, "NP").get(0).firstCosine();
            double inp = where(all, part, "INP").get(0).firstCosine();
            double anpFirst = where(all, part, "ANP").get(0).firstCosine();
            findings.add(new Finding(
                    "INP's updates point along BP's, more than those of NP and ANP (" + part.name() + ")",
                    "INP above both",
                    "cosine before learning: NP " + Numbers.three(np) + ", ANP " + Numbers.three(anpFirst) + ", INP "
                            + Numbers.three(inp),
                    inp > 0.1 && inp > np && inp > anpFirst));
        }
        return findings;
    }

    private static Table table(List<Outcome> all, Part part) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Numbers.row("rule", "seed", "epoch 1", "middle", "last", "loss", "first cosine", "last cosine"));
        for (Outcome one : all) {
            if (one.run().part().equals(part)) {
                List<Double> accuracies = one.accuracies();
                rows.add(Numbers.row(
                        one.run().name(),
                        one.run().seed() + 1,
                        Numbers.percent(accuracies.get(0)),
                        Numbers.percent(accuracies.get(accuracies.size() / 2)),
                        Numbers.percent(one.accuracy()),
                        Numbers.three(Numbers.last(one.losses())),
                        Numbers.three(one.firstCosine()),
                        Numbers.three(one.lastCosine())));
            }
        }
        return new Table("Test accuracy in percent, " + part.name() + ", " + part.epochs() + " epochs", rows);
    }

    private static Figure figure(List<Outcome> all, Part part) {
        List<Curve> curves = new ArrayList<>();
        for (Outcome one : all) {
            if (one.run().part().equals(part)) {
                String seed = part.name().contains("rules")
                        ? ""
                        : ", seed " + (one.run().seed() + 1);
                curves.add(new Curve(one.run().name() + seed, Numbers.count(one.accuracies()), one.accuracies()));
            }
        }
        return new Figure(part.name(), "epoch", "test %", curves);
    }
}
