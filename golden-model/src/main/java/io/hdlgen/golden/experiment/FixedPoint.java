package io.hdlgen.golden.experiment;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.DataSets;
import io.hdlgen.golden.data.Shuffle;
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
import java.util.Optional;
import java.util.concurrent.Callable;

/** Accuracy of every rule over the fraction bits of its weights, with both roundings: the golden model on descriptions, as the hardware computes. */
final class FixedPoint implements Experiment {
    /** Lanes of the engine: with stochastic rounding the noise depends on them. */
    private static final Shape ENGINE = new Shape(4, 1);

    static final int NO_LIMIT = -1; // stands for floating point among the fraction bits

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
    record Case(RuleName rule, int bits, boolean stochastic) {
        boolean floating() {
            return bits == NO_LIMIT;
        }
    }

    /** Percent of the test images after the last epoch. */
    record Outcome(Case run, double accuracy) {}

    @Override
    public Result run(Plan plan) {
        List<Integer> bits = plan.choose(List.of(5, 9, 13), List.of(5, 7, 9, 11, 13));
        List<Callable<Outcome>> tasks = new ArrayList<>();
        for (Case one : cases(bits)) {
            tasks.add(() -> {
                Outcome outcome = learn(one, plan);
                plan.told().accept(told(outcome));
                return outcome;
            });
        }
        List<Outcome> outcomes = Parallel.all(tasks);
        return new Result(
                FixedPointReport.settings(plan),
                FixedPointReport.reduced(plan),
                FixedPointReport.findings(outcomes, bits),
                List.of(FixedPointReport.table(outcomes, bits)),
                List.of(FixedPointReport.figure(outcomes, bits, true), FixedPointReport.figure(outcomes, bits, false)));
    }

    private static List<Case> cases(List<Integer> bits) {
        List<Case> cases = new ArrayList<>();
        for (RuleName rule : RuleName.values()) {
            cases.add(new Case(rule, NO_LIMIT, false));
            for (int fraction : bits) {
                cases.add(new Case(rule, fraction, true));
                if (!rule.decorrelates()) { // refused with round to nearest: R would stay the identity
                    cases.add(new Case(rule, fraction, false));
                }
            }
        }
        return cases;
    }

    /** Rules that need a bounded activation get one; learning rates are those that a description has by default. */
    static Description description(Case one, Plan plan) {
        boolean bounded = one.rule() == RuleName.DRTP || one.rule() == RuleName.SDFA;
        String layers = "[{units: " + plan.choose(32, 64) + ", activation: " + (bounded ? "hard-tanh" : "relu")
                + "}, {units: 10}]";
        String text = "{hdlgen: 1, name: fixed, network: {input: " + plan.data().width() + ", layers: " + layers
                + "}, rule: {name: " + one.rule().text() + "}}";
        List<String> overrides = new ArrayList<>(List.of("seed=" + plan.seed()));
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
            for (int sample : Shuffle.order(
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

    static double accuracy(GoldenModel model, Optional<FloatModel> floating, DataSet data, Plan plan) {
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

    static int epochs(Plan plan) {
        return plan.choose(4, 2);
    }

    private static String told(Outcome outcome) {
        return text(outcome.run()) + ": " + Numbers.percent(outcome.accuracy()) + " % of the test images";
    }

    private static String text(Case one) {
        return one.rule().text() + ", " + (one.floating() ? "float" : one.bits() + " fraction bits, " + rounding(one));
    }

    static String rounding(Case one) {
        return one.stochastic() ? "stochastic" : "nearest";
    }
}
