package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.AlignMemorise.Course;
import io.hdlgen.golden.experiment.AlignMemorise.Group;
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
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** What {@link AlignMemorise} found. */
final class AlignmentReport {
    private AlignmentReport() {}

    static Result result(Plan plan, List<Group> groups, AlignmentRun linear) {
        List<Finding> findings = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        rows.add(Numbers.row(
                "layers x units",
                "activation",
                "rule",
                "weights",
                "label noise",
                "epochs",
                "training %",
                "test %",
                "WA peak",
                "at epoch",
                "WA end",
                "WA end, F as fed",
                "GA end"));
        for (Group group : groups) {
            findings.addAll(findings(group));
            figures.add(total(group));
            figures.add(layers(group.course().name(), group.direct(0)));
            group.runs().forEach(run -> rows.add(row(run)));
        }
        rows.add(row(linear));
        findings.add(weightsInOrder("linear, weights from zero", linear));
        figures.add(layers("linear, weights from zero", linear));
        return new Result(
                settings(plan, groups, linear), reduced(plan), findings, List.of(new Table("Runs", rows)), figures);
    }

    private static List<String> settings(Plan plan, List<Group> groups, AlignmentRun linear) {
        List<String> settings = new ArrayList<>();
        settings.add((plan.data().mnist() ? "MNIST pooled to 14 x 14" : "the built-in 8 x 8 digits")
                + ", all training images; L x n: L layers of weights, hidden layers of n units; no biases, softmax"
                + " cross-entropy, SGD on the sum over batches of 32");
        for (Group group : groups) {
            Course c = group.course();
            settings.add(c.name() + ": learning rate " + Numbers.digits(c.eta()) + ", DFA " + c.epochs()
                    + " epochs, BP " + c.back() + (c.noisy() == 0 ? "" : ", with noisy labels " + c.noisy()));
        }
        settings.add("linear: " + linear.options.size() + ", learning rate " + Numbers.digits(linear.options.eta())
                + ", " + linear.options.epochs() + " epochs");
        settings.add("F drawn uniform in +-1 and divided by sqrt(n_l), the same for all seeds; weights uniform in"
                + " +-1/sqrt(n_(l-1))");
        settings.add(
                "WA: cosine of W_l with F_l F_(l-1)^T, of W_L with F_(L-1)^T; of all together with F as drawn, as in"
                        + " the paper's program (F as fed, divided by sqrt(n_l), weights the output layer more)");
        settings.add("GA: cosine of DFA's deltas with BP's, mean of 250 training samples");
        return settings;
    }

    private static List<String> reduced(Plan plan) {
        return plan.full()
                ? List.of(
                        "4 x 100: the paper's text has learning rate 1e-4 and 1000 epochs; 80 at 2e-3"
                                + " (tanh) are as far as 1600, 200 at 1e-3 (relu) as 2000",
                        "3 x 64: the paper's script has 1e-3 and 1000 epochs; 40 and 200 at 2e-3 are as far as 80 and 400",
                        "two seeds where the paper has ten; BP shorter than DFA",
                        "MNIST is pooled by the mean of 2 x 2 pixels")
                : List.of("a small data set, learning rates that suit it, fewer epochs than the paper's 1000");
    }

    private static List<Finding> findings(Group group) {
        List<Finding> findings = new ArrayList<>();
        AlignmentRun run = group.direct(0);
        String name = group.course().name() + ": ";
        findings.add(riseAndFall(name, run));
        double bestGradient =
                run.moments.stream().mapToDouble(Moment::gradientTotal).max().orElse(0);
        double endGradient = run.last().gradientTotal();
        findings.add(new Finding(
                name + "gradient alignment rises to a plateau",
                ".7 to .87",
                "at most " + Numbers.three(bestGradient) + ", " + Numbers.three(endGradient) + " at the end",
                bestGradient > 0.5 && endGradient > 0.9 * bestGradient));
        findings.add(gradientsInOrder(name, run));
        findings.add(weightsInOrder(group.course().name(), run));
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
        if (!group.noisy().isEmpty()) {
            findings.add(delay(group));
        }
        return findings;
    }

    static Finding riseAndFall(String name, AlignmentRun run) {
        Moment peak = run.peak();
        double end = run.last().weightTotal();
        return new Finding(
                name + "weight alignment rises, then falls",
                "peak .3 to .45, then falls",
                "from " + Numbers.three(run.moments.get(0).weightTotal()) + " to a peak of "
                        + Numbers.three(peak.weightTotal()) + " at epoch " + Numbers.digits(peak.epoch()) + " ("
                        + Numbers.percent(peak.fitted()) + " % of the training images right), " + Numbers.three(end)
                        + " at the end (" + Numbers.percent(run.last().fitted()) + " %)",
                peak.weightTotal() > 0.3 && end < peak.weightTotal() - 0.01);
    }

    private static Finding delay(Group group) {
        double level = 0.2;
        List<AlignmentRun> runs = new ArrayList<>(List.of(group.direct(0)));
        runs.addAll(group.noisy());
        List<String> texts = new ArrayList<>();
        boolean later = true;
        double before = 0;
        for (AlignmentRun run : runs) {
            double reached = run.reached(Moment::weightTotal, level);
            later &= reached > before || Double.isInfinite(reached);
            before = reached;
            String text = Double.isInfinite(reached) ? "not in " + run.options.epochs() : Numbers.digits(reached);
            texts.add("noise " + run.options.noise() + ": " + text);
        }
        boolean without = Double.isFinite(group.direct(0).reached(Moment::weightTotal, level));
        return new Finding(
                group.course().name() + ": label noise delays alignment",
                "later with more noise",
                "epochs until WA is " + level + ", " + String.join(", ", texts),
                later && without);
    }

    static Finding gradientsInOrder(String name, AlignmentRun run) {
        return ordered(
                name + "hidden layers' gradients align from the bottom to the top",
                "GA",
                "layer ",
                1,
                run.net.depth() - 1,
                l -> m -> m.gradients().get(l - 1),
                run);
    }

    static Finding weightsInOrder(String name, AlignmentRun run) {
        return ordered(
                name + ": weights align from the bottom to the top",
                "WA",
                "W",
                2,
                run.net.depth(),
                l -> m -> m.weights().get(l - 2),
                run);
    }

    private static Finding ordered(
            String claim,
            String measure,
            String prefix,
            int first,
            int last,
            IntFunction<ToDoubleFunction<Moment>> value,
            AlignmentRun run) {
        List<String> texts = new ArrayList<>();
        boolean ordered = run.halfWay(value.apply(last)) > run.halfWay(value.apply(first));
        for (int l = first; l <= last; l++) {
            double now = run.halfWay(value.apply(l));
            texts.add(prefix + l + " " + Numbers.digits(now));
            ordered &= l == first || now >= run.halfWay(value.apply(l - 1));
        }
        return new Finding(
                claim,
                "in that order",
                "epochs to half of a layer's best " + measure + ": " + String.join(", ", texts),
                ordered);
    }

    private static List<String> row(AlignmentRun run) {
        Options o = run.options;
        boolean direct = o.direct();
        return Numbers.row(
                o.size(),
                o.activity().name().toLowerCase(Locale.ROOT),
                direct ? "DFA" : "BP",
                o.zero() ? "zero" : "seed " + (o.index() + 1),
                o.noise(),
                o.epochs(),
                direct ? Numbers.percent(run.last().fitted()) : "",
                Numbers.percent(run.accuracy()),
                direct ? Numbers.three(run.peak().weightTotal()) : "",
                direct ? Numbers.digits(run.peak().epoch()) : "",
                direct ? Numbers.three(run.last().weightTotal()) : "",
                direct ? Numbers.three(run.last().weightsAsFed()) : "",
                direct ? Numbers.three(run.last().gradientTotal()) : "");
    }

    private static Figure total(Group group) {
        List<Curve> curves = new ArrayList<>();
        curves.add(curve("WA", group.direct(0), Moment::weightTotal));
        curves.add(curve("WA, F as fed", group.direct(0), Moment::weightsAsFed));
        curves.add(curve("GA", group.direct(0), Moment::gradientTotal));
        for (AlignmentRun run : group.noisy()) {
            curves.add(curve("WA, noise " + run.options.noise(), run, Moment::weightTotal));
        }
        return new Figure(group.course().name() + ": alignment of all layers", "epoch", "cosine", curves);
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
