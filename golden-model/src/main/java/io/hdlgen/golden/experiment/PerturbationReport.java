package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.Result.Curve;
import io.hdlgen.golden.experiment.Result.Figure;
import io.hdlgen.golden.experiment.Result.Finding;
import io.hdlgen.golden.experiment.Result.Table;
import io.hdlgen.golden.minibatch.NodePerturbation;
import java.util.ArrayList;
import java.util.List;

/** What {@link NodePerturbations} found. */
final class PerturbationReport {
    private PerturbationReport() {}

    /** ANP on MNIST, 784-64-64-10, 20 epochs, percent. */
    private static final double PUBLISHED = 92.91;

    static List<String> settings(Plan plan, List<NodePerturbations.Part> parts) {
        NodePerturbations.Part target = parts.get(0);
        return List.of(
                "leaky ReLU of slope 1/5, softmax cross-entropy, Adam with " + NodePerturbations.RATE
                        + ", normal noise of sigma " + NodePerturbations.SIGMA + ", batches of " + target.batch()
                        + ", one draw of noise an image",
                "ANP alone: " + target.data().width() + "-64-64-10, "
                        + target.data().training().size() + " images ("
                        + target.data().name() + "), " + target.epochs() + " epochs",
                "six rules and BP: " + parts.get(1).data().width() + "-64-64-10 and with four hidden layers, "
                        + parts.get(1).epochs() + " epochs; rate of the decorrelation "
                        + NodePerturbations.decorrelation(plan),
                "cosine: of the update of a batch of " + NodePerturbations.ALIGNED_AT_ONCE
                        + " images with BP's, mean of " + NodePerturbations.ALIGNED_DRAWS
                        + " draws, before the first epoch and after the last");
    }

    static List<String> reduced(Plan plan) {
        return List.of(
                plan.full()
                        ? "the six rules learn MNIST pooled to 14 x 14 for 4 epochs, one seed; ANP alone has the"
                                + " published size"
                        : "a small data set, batches of 50 and a faster decorrelation to suit it, one seed",
                "the paper's larger networks and CIFAR-10 are left out");
    }

    private static List<NodePerturbations.Outcome> where(
            List<NodePerturbations.Outcome> all, NodePerturbations.Part part, String name) {
        return all.stream()
                .filter(o -> o.run().part().equals(part) && o.run().name().equals(name))
                .toList();
    }

    static List<Finding> findings(Plan plan, List<NodePerturbations.Outcome> all, List<NodePerturbations.Part> parts) {
        List<Finding> findings = new ArrayList<>();
        List<Double> anp = where(all, parts.get(0), "ANP").stream()
                .map(NodePerturbations.Outcome::accuracy)
                .toList();
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
        for (NodePerturbations.Part part : parts.subList(1, parts.size())) {
            for (NodePerturbation.Kind kind : NodePerturbation.Kind.values()) {
                NodePerturbations.Outcome plain = where(all, part, kind.name()).get(0);
                NodePerturbations.Outcome decorrelated =
                        where(all, part, "D" + kind.name()).get(0);
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

    static Table table(List<NodePerturbations.Outcome> all, NodePerturbations.Part part) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Numbers.row("rule", "seed", "epoch 1", "middle", "last", "loss", "first cosine", "last cosine"));
        for (NodePerturbations.Outcome one : all) {
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

    static Figure figure(List<NodePerturbations.Outcome> all, NodePerturbations.Part part) {
        List<Curve> curves = new ArrayList<>();
        for (NodePerturbations.Outcome one : all) {
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
