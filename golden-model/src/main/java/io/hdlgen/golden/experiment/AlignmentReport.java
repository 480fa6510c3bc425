package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.AlignmentRun.Moment;
import io.hdlgen.golden.experiment.AlignmentRun.Options;
import io.hdlgen.golden.experiment.Result.Curve;
import io.hdlgen.golden.experiment.Result.Figure;
import io.hdlgen.golden.experiment.Result.Finding;
import io.hdlgen.golden.experiment.Result.Table;
import io.hdlgen.golden.minibatch.Alignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What {@link AlignMemorise} found. */
final class AlignmentReport {
    private AlignmentReport() {}

    static Result result(Plan plan, List<AlignMemorise.Group> groups, AlignmentRun few, AlignmentRun linear) {
        List<Finding> findings = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        rows.add(Numbers.row("activation", "rule", "weights", "label noise", "test %", "WA peak", "WA end", "GA end"));
        for (AlignMemorise.Group group : groups) {
            findings.addAll(findings(group));
            figures.add(total(group));
            figures.add(layers(group.name(), group.direct(0)));
            group.runs().forEach(run -> rows.add(row(run)));
        }
        rows.add(row(few));
        rows.add(row(linear));
        findings.add(memorised(few));
        figures.add(layers("few images with noisy labels", few));
        findings.add(bottomToTop("linear, weights from zero", linear));
        return new Result(
                settings(plan, groups.get(0), linear),
                reduced(plan),
                findings,
                List.of(new Table("Runs", rows)),
                figures);
    }

    private static List<String> settings(Plan plan, AlignMemorise.Group group, AlignmentRun linear) {
        Options o = group.direct(0).options;
        return List.of(
                (plan.data().mnist() ? "MNIST pooled to 14 x 14" : "the built-in 8 x 8 digits")
                        + ", 4 layers of weights, hidden layers of 100 units without biases, softmax cross-entropy",
                "SGD on the sum over batches of 32, learning rate " + o.eta() + " (tanh), "
                        + plan.choose(3e-3, 1e-3) + " (relu), " + linear.options.eta() + " (linear), " + o.epochs()
                        + " epochs",
                "few images: " + AlignMemorise.FEW + ", " + Math.round(100 * AlignMemorise.FEW_NOISE)
                        + " % of the labels random, tanh, learning rate 1e-2, " + plan.choose(45, 60) + " epochs",
                "F uniform in +-1/sqrt(n_l), the same for all seeds; weights uniform in +-1/sqrt(n_(l-1))",
                "WA: cosine of W_l with F_l F_(l-1)^T, of W_L with F_(L-1)^T; GA: cosine of DFA's deltas with BP's, mean"
                        + " of 200 training samples");
    }

    private static List<String> reduced(Plan plan) {
        return plan.full()
                ? List.of(
                        "20 000 of MNIST's 60 000 training images, 12 epochs; at their larger learning rates that is as"
                                + " far as 200 (tanh) and 40 (relu) epochs of the whole at 1e-4, and the paper has 1000",
                        "5 epochs with noisy labels, 2 of the linear network; one seed of noise where the paper has ten",
                        "MNIST is pooled by the mean of 2 x 2 pixels")
                : List.of("a small data set, learning rates that suit it, 45 epochs where the paper has 1000");
    }

    private static List<Finding> findings(AlignMemorise.Group group) {
        List<Finding> findings = new ArrayList<>();
        AlignmentRun run = group.direct(0);
        String name = group.name() + ": ";
        double peak = run.peak();
        double end = run.last().weightTotal();
        findings.add(new Finding(
                name + "weight alignment rises, then falls",
                "peak .3 to .45, then falls",
                "from " + Numbers.three(run.moments.get(0).weightTotal()) + " to a peak of " + Numbers.three(peak)
                        + ", " + Numbers.three(end) + " at the end",
                peak > 0.2 && end < peak - 0.01));
        double bestGradient =
                run.moments.stream().mapToDouble(Moment::gradientTotal).max().orElse(0);
        double endGradient = run.last().gradientTotal();
        findings.add(new Finding(
                name + "gradient alignment rises to a plateau",
                ".7 to .87",
                "at most " + Numbers.three(bestGradient) + ", " + Numbers.three(endGradient) + " at the end",
                bestGradient > 0.5 && endGradient > 0.9 * bestGradient));
        findings.add(bottomToTop(group.name(), run));
        double direct = Alignment.cosine(run.weights(), group.direct(1).weights());
        double back = Alignment.cosine(group.back(0).weights(), group.back(1).weights());
        findings.add(new Finding(
                name + "final weights of two seeds agree under DFA",
                "cosine .5 to .7",
                Numbers.three(direct),
                direct >= 0.5));
        findings.add(new Finding(
                name + "final weights of two seeds have nothing in common under BP",
                "cosine at most .01",
                Numbers.three(back),
                Math.abs(back) <= 0.05));
        findings.add(delay(group));
        return findings;
    }

    /** Where labels are noise there is much to memorise: the output layer gives up alignment for it. */
    private static Finding memorised(AlignmentRun run) {
        int output = run.net.depth() - 2;
        double peak = run.moments.stream()
                .mapToDouble(m -> m.weights().get(output))
                .max()
                .orElse(0);
        double end = run.last().weights().get(output);
        return new Finding(
                "few images with noisy labels: the output layer's weight alignment rises, then falls",
                "alignment falls while the network memorises",
                "to a peak of " + Numbers.three(peak) + ", " + Numbers.three(end) + " at the end",
                peak > 0.2 && end < peak - 0.02);
    }

    private static Finding delay(AlignMemorise.Group group) {
        double level = 0.2;
        int all = group.direct(0).net.depth() - 1;
        List<Double> epochs = new ArrayList<>();
        epochs.add(group.direct(0).reached(all, level));
        List<String> texts = new ArrayList<>(List.of("noise 0: " + Numbers.digits(epochs.get(0))));
        boolean later = true;
        for (int i = 0; i < AlignMemorise.NOISES.size(); i++) {
            double reached = group.noisy(i).reached(all, level);
            later &= reached > Numbers.last(epochs) || Double.isInfinite(reached);
            epochs.add(reached);
            texts.add(AlignMemorise.NOISES.get(i) + ": "
                    + (Double.isInfinite(reached) ? "never" : Numbers.digits(reached)));
        }
        return new Finding(
                group.name() + ": label noise delays alignment",
                "later with more noise",
                "epochs until WA is " + level + ", " + String.join(", ", texts),
                later && Double.isFinite(epochs.get(0)));
    }

    private static Finding bottomToTop(String name, AlignmentRun run) {
        List<String> texts = new ArrayList<>();
        boolean ordered = true;
        for (int l = 2; l <= run.net.depth(); l++) {
            double now = run.halfWay(l - 2);
            texts.add("W" + l + " " + Numbers.digits(now));
            ordered &= l == 2 || now >= run.halfWay(l - 3);
        }
        ordered &= run.halfWay(run.net.depth() - 2) > run.halfWay(0);
        return new Finding(
                name + ": layers align from the bottom to the top",
                "in that order",
                "epochs to half of a layer's best WA: " + String.join(", ", texts),
                ordered);
    }

    private static List<String> row(AlignmentRun run) {
        Options o = run.options;
        boolean direct = o.direct();
        return Numbers.row(
                o.activity().name().toLowerCase(Locale.ROOT),
                direct ? "DFA" : "BP",
                o.zero() ? "zero" : "seed " + (o.index() + 1),
                o.noise(),
                Numbers.percent(run.accuracy()),
                direct ? Numbers.three(run.peak()) : "",
                direct ? Numbers.three(run.last().weightTotal()) : "",
                direct ? Numbers.three(run.last().gradientTotal()) : "");
    }

    private static Figure total(AlignMemorise.Group group) {
        List<Curve> curves = new ArrayList<>();
        curves.add(curve("WA", group.direct(0), Moment::weightTotal));
        curves.add(curve("GA", group.direct(0), Moment::gradientTotal));
        for (int i = 0; i < AlignMemorise.NOISES.size(); i++) {
            curves.add(curve("WA, noise " + AlignMemorise.NOISES.get(i), group.noisy(i), Moment::weightTotal));
        }
        return new Figure(group.name() + ": alignment of all layers", "epoch", "cosine", curves);
    }

    private static Figure layers(String name, AlignmentRun run) {
        List<Curve> curves = new ArrayList<>();
        for (int l = 2; l <= run.net.depth(); l++) {
            int index = l - 2;
            curves.add(curve("WA of W" + l, run, m -> m.weights().get(index)));
        }
        for (int l = 1; l < run.net.depth(); l++) {
            int index = l - 1;
            curves.add(curve("GA of layer " + l, run, m -> m.gradients().get(index)));
        }
        return new Figure(name + ": alignment of each layer", "epoch", "cosine", curves);
    }

    private static Curve curve(String name, AlignmentRun run, ToDoubleFunction<Moment> value) {
        return new Curve(
                name,
                run.moments.stream().map(Moment::epoch).toList(),
                run.moments.stream().map(m -> value.applyAsDouble(m)).toList());
    }
}
