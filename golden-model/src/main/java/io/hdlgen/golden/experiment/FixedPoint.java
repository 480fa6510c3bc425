package io.hdlgen.golden.experiment;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.DataSets;
import io.hdlgen.golden.data.Shuffle;
import io.hdlgen.golden.experiment.Result.Curve;
import io.hdlgen.golden.experiment.Result.Figure;
import io.hdlgen.golden.experiment.Result.Finding;
import io.hdlgen.golden.experiment.Result.Table;
import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Reading;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Accuracy of every rule over the fraction bits of its weights, with both roundings: the golden model on descriptions, as the hardware computes. */
final class FixedPoint implements Experiment {
    /** Lanes of the engine: with stochastic rounding the noise depends on them. */
    private static final Shape ENGINE = new Shape(4, 1);

    private static final int NO_LIMIT = -1; // stands for floating point among the fraction bits

    @Override
    public String name() {
        return "fixed-point";
    }

    @Override
    public String title() {
        return "accuracy over fraction bits and rounding, for every rule";
    }

    @Override
    public String source() {
        return "no paper: the numbers of docs/numerics.md; the dead zone of round to nearest is told in its section 5";
    }

    /**
     * A run.
     *
     * @param bits fraction bits of the weights; -1 for the float reference
     */
    private record Case(RuleName rule, int bits, boolean stochastic, int seed) {
        boolean floating() {
            return bits == NO_LIMIT;
        }
    }

    /** Percent of the test images after the last epoch. */
    private record Outcome(Case run, double accuracy) {}

    @Override
    public Result run(Plan plan) {
        List<Integer> bits = plan.choose(List.of(5, 9, 13), List.of(5, 7, 9, 11, 13));
        List<Callable<Outcome>> tasks = new ArrayList<>();
        for (Case one : cases(plan, bits)) {
            tasks.add(() -> {
                Outcome outcome = learn(one, plan);
                plan.told().accept(told(outcome));
                return outcome;
            });
        }
        List<Outcome> outcomes = Parallel.all(tasks);
        return new Result(
                settings(plan),
                reduced(plan),
                findings(outcomes, bits),
                List.of(table(outcomes, bits)),
                List.of(figure(outcomes, bits, true), figure(outcomes, bits, false)));
    }

    private static List<Case> cases(Plan plan, List<Integer> bits) {
        List<Case> cases = new ArrayList<>();
        for (int seed = 0; seed < plan.choose(1, 1); seed++) {
            for (RuleName rule : RuleName.values()) {
                cases.add(new Case(rule, NO_LIMIT, false, seed));
                for (int fraction : bits) {
                    cases.add(new Case(rule, fraction, true, seed));
                    if (!rule.decorrelates()) { // refused with round to nearest: R would stay the identity
                        cases.add(new Case(rule, fraction, false, seed));
                    }
                }
            }
        }
        return cases;
    }

    /** Rules that need a bounded activation get one; learning rates are those that a description has by default. */
    private static Description description(Case one, Plan plan) {
        boolean bounded = one.rule() == RuleName.DRTP || one.rule() == RuleName.SDFA;
        String layers = "[{units: " + plan.choose(32, 64) + ", activation: " + (bounded ? "hard-tanh" : "relu")
                + "}, {units: 10}]";
        String text = "{hdlgen: 1, name: fixed, network: {input: " + plan.data().width() + ", layers: " + layers
                + "}, rule: {name: " + one.rule().text() + "}}";
        List<String> overrides = new ArrayList<>(List.of("seed=" + (plan.seed() + one.seed())));
        if (one.rule().decorrelates() && plan.full()) {
            overrides.add("rule.decorrelate=hidden"); // R of 784 x 784 would take most of the time
        }
        if (!one.floating()) {
            overrides.add("format.weights=s3." + one.bits());
            overrides.add("format.rounding=" + (one.stochastic() ? "stochastic" : "nearest"));
        }
        Reading reading = DescriptionReader.read("fixed-point", text, overrides);
        return reading.description().orElseThrow(() -> new IllegalStateException(one + ": " + reading.diagnostics()));
    }

    private static Outcome learn(Case one, Plan plan) {
        Description description = description(one, plan);
        DataSet data = DataSets.open(plan.data().name(), description).data().orElseThrow();
        Design design = new Design(description, ENGINE);
        GoldenModel model = GoldenModel.create(design);
        Optional<FloatModel> floating = one.floating() ? Optional.of(FloatModel.create(design)) : Optional.empty();
        int[] input = new int[data.training().width()];
        int limit = plan.choose(1500, 5_000);
        for (int epoch = 0; epoch < epochs(plan); epoch++) {
            for (int sample : order(
                    description.seed(), epoch, Math.min(limit, data.training().size()))) {
                data.training().read(sample, input);
                int label = data.training().label(sample);
                if (floating.isPresent()) {
                    floating.get().learn(input, label);
                } else {
                    model.train(input, label);
                }
            }
        }
        return new Outcome(one, accuracy(model, floating, data, plan));
    }

    private static int[] order(long seed, int epoch, int size) {
        return Shuffle.order(seed, epoch, size);
    }

    private static double accuracy(GoldenModel model, Optional<FloatModel> floating, DataSet data, Plan plan) {
        if (floating.isEmpty() && !plan.data().mnist()) {
            return Trainer.accuracy(model, data.test());
        }
        int size = Math.min(plan.choose(300, 2000), data.test().size());
        int[] input = new int[data.test().width()];
        int hits = 0;
        for (int i = 0; i < size; i++) {
            data.test().read(i, input);
            int predicted = floating.isPresent()
                    ? floating.get().predict(input)
                    : model.infer(input).prediction();
            hits += predicted == data.test().label(i) ? 1 : 0;
        }
        return 100.0 * hits / size;
    }

    private static int epochs(Plan plan) {
        return plan.choose(4, 2);
    }

    private static String told(Outcome outcome) {
        return text(outcome.run()) + ": " + Numbers.percent(outcome.accuracy()) + " % of the test images";
    }

    private static String text(Case one) {
        return one.rule().text() + ", " + (one.floating() ? "float" : one.bits() + " fraction bits, " + rounding(one));
    }

    private static String rounding(Case one) {
        return one.stochastic() ? "stochastic" : "nearest";
    }

    private static List<String> settings(Plan plan) {
        return List.of(
                plan.data().width() + "-" + plan.choose(32, 64) + "-10, ReLU (sDFA and DRTP: hard-tanh), softmax"
                        + " cross-entropy, " + plan.choose(1500, 5_000) + " training images ("
                        + plan.data().name()
                        + "), " + epochs(plan) + " epochs",
                "one sample at a time, every rule with the rate that a description has by default, 8 bits of rounding"
                        + " noise",
                "weights of 3 bits before the point; feedback and decorrelation in the weights' format; other formats"
                        + " by default",
                "float: the same network and rule in double precision");
    }

    private static List<String> reduced(Plan plan) {
        return List.of(
                plan.full()
                        ? "5000 of MNIST's 60 000 training images, 2 000 of its test images, one seed; DNP, DANP and DINP decorrelate"
                                + " hidden layers only"
                        : "one seed");
    }

    private static double accuracy(List<Outcome> all, RuleName rule, int bits, boolean stochastic) {
        return Numbers.mean(all.stream()
                .filter(o -> o.run().rule() == rule
                        && o.run().bits() == bits
                        && (o.run().floating() || o.run().stochastic() == stochastic))
                .map(Outcome::accuracy)
                .toList());
    }

    private static List<Finding> findings(List<Outcome> all, List<Integer> bits) {
        int most = bits.get(bits.size() - 1);
        int middle = bits.get(bits.size() / 2);
        List<String> apart = new ArrayList<>();
        double worst = 0;
        List<Double> nearest = new ArrayList<>();
        List<Double> stochastic = new ArrayList<>();
        for (RuleName rule : RuleName.values()) {
            double distance = accuracy(all, rule, NO_LIMIT, true) - accuracy(all, rule, most, true);
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

    private static Table table(List<Outcome> all, List<Integer> bits) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("rule", "rounding"));
        bits.forEach(b -> head.add(b + " bits"));
        head.add("float");
        rows.add(head);
        for (RuleName rule : RuleName.values()) {
            for (boolean stochastic : rule.decorrelates() ? List.of(true) : List.of(true, false)) {
                List<String> row = new ArrayList<>(List.of(rule.text(), stochastic ? "stochastic" : "nearest"));
                bits.forEach(b -> row.add(Numbers.percent(accuracy(all, rule, b, stochastic))));
                row.add(Numbers.percent(accuracy(all, rule, NO_LIMIT, true)));
                rows.add(row);
            }
        }
        return new Table("Test accuracy in percent over the fraction bits of the weights", rows);
    }

    private static Figure figure(List<Outcome> all, List<Integer> bits, boolean stochastic) {
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
