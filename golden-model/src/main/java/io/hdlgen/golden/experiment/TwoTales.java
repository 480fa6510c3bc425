package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.Numbers.Purpose;
import io.hdlgen.golden.minibatch.Activity;
import io.hdlgen.golden.minibatch.Backpropagation;
import io.hdlgen.golden.minibatch.CreditRule;
import io.hdlgen.golden.minibatch.DualPropagation;
import io.hdlgen.golden.minibatch.DualPropagation.Schedule;
import io.hdlgen.golden.minibatch.Learner;
import io.hdlgen.golden.minibatch.Net;
import io.hdlgen.golden.minibatch.NetShape;
import io.hdlgen.golden.minibatch.Optimiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** Dual propagation and its adjoint-state form, over alpha and the number of sweeps: Hoier, Zach, ICLR 2024. */
final class TwoTales implements Experiment {
    static final List<Double> ALPHAS = List.of(0.0, 0.5, 1.0);
    static final int BATCH = 32;
    static final double ETA = 0.1;
    /** The nudge is small where accuracies are compared, and large where the original rule is put to the test. */
    static final double SMALL = 0.125;

    static final double LARGE = 1;

    @Override
    public String name() {
        return "two-tales";
    }

    @Override
    public String title() {
        return "dual propagation for every alpha and any number of sweeps";
    }

    @Override
    public String source() {
        return "Hoier, Zach, ICLR 2024 (arXiv 2402.08573); dual propagation: Hoier, Staudt, Zach, ICML 2023";
    }

    /** One run: BP if there are no options. */
    record Case(Optional<DualPropagation.Options> options) {
        String name() {
            return options.isEmpty() ? "BP" : options.get().adjoint() ? "DP^T" : "DP";
        }

        boolean is(boolean adjoint, double alpha, double beta, int sweeps) {
            return options.isPresent()
                    && options.get().adjoint() == adjoint
                    && options.get().alpha() == alpha
                    && options.get().beta() == beta
                    && options.get().sweeps() == sweeps;
        }
    }

    /** What came out of one. */
    record Outcome(Case run, List<Double> accuracies, double spectralNorm) {
        double accuracy() {
            return Numbers.last(accuracies);
        }
    }

    @Override
    public Result run(Plan plan) {
        ExperimentData data =
                plan.choose(plan.data().first(1500, 300), plan.data().first(3_000, 3_000));
        int sweeps = plan.choose(6, 8);
        List<Callable<Outcome>> tasks = new ArrayList<>();
        for (Case one : cases(sweeps)) {
            tasks.add(() -> {
                Outcome outcome = learn(one, data, plan);
                plan.told().accept(told(outcome));
                return outcome;
            });
        }
        List<Outcome> outcomes = Parallel.all(tasks);
        return new Result(
                DualReport.settings(plan, data, sweeps),
                DualReport.reduced(plan),
                DualReport.findings(outcomes, sweeps),
                DualReport.tables(outcomes),
                List.of(DualReport.figure(outcomes, sweeps)));
    }

    private static List<Case> cases(int sweeps) {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case(Optional.empty()));
        for (double beta : List.of(SMALL, LARGE)) {
            for (boolean adjoint : List.of(true, false)) {
                for (double alpha : ALPHAS) {
                    for (int count : List.of(1, sweeps)) {
                        Schedule schedule = count == 1 ? Schedule.DOWNWARD : Schedule.UPWARD;
                        cases.add(new Case(
                                Optional.of(new DualPropagation.Options(adjoint, alpha, beta, schedule, count))));
                    }
                }
            }
        }
        return cases;
    }

    static NetShape shape(Plan plan) {
        int width = plan.choose(32, 128);
        return NetShape.plain(Activity.TANH, plan.data().width(), width, width, width, width, 10);
    }

    private static Outcome learn(Case one, ExperimentData data, Plan plan) {
        Net net = new Net(shape(plan), Numbers.random(plan.seed(), Purpose.WEIGHTS, 0));
        CreditRule rule =
                one.options().isPresent() ? new DualPropagation(one.options().get()) : new Backpropagation();
        Learner learner = new Learner(net, rule, Learner.Training.of(BATCH, Optimiser.sgd(ETA)));
        SplittableRandom order = Numbers.random(plan.seed(), Purpose.ORDER, 0);
        List<Double> accuracies = new ArrayList<>();
        for (int epoch = 0; epoch < epochs(plan); epoch++) {
            learner.epoch(data.training(), order);
            accuracies.add(learner.accuracy(data.test()));
        }
        return new Outcome(one, accuracies, SpectralNorm.of(net));
    }

    static int epochs(Plan plan) {
        return plan.choose(10, 6);
    }

    private static String told(Outcome outcome) {
        String options = outcome.run().options().isEmpty()
                ? ""
                : ", " + text(outcome.run().options().get());
        return outcome.run().name() + options + ": " + Numbers.percent(outcome.accuracy()) + " % of the test images";
    }

    private static String text(DualPropagation.Options o) {
        String schedule = o.schedule() == Schedule.DOWNWARD ? " downward sweep" : " upward sweeps";
        return "alpha " + o.alpha() + ", beta " + o.beta() + ", " + o.sweeps() + schedule;
    }
}
