package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.Numbers.Purpose;
import io.hdlgen.golden.experiment.Result.Curve;
import io.hdlgen.golden.experiment.Result.Figure;
import io.hdlgen.golden.experiment.Result.Finding;
import io.hdlgen.golden.experiment.Result.Table;
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
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** Dual propagation and its adjoint-state form, over alpha and the number of sweeps: Hoier, Zach, ICLR 2024. */
final class TwoTales implements Experiment {
    private static final List<Double> ALPHAS = List.of(0.0, 0.5, 1.0);
    private static final int BATCH = 32;
    private static final double ETA = 0.1;
    /** The nudge is small where accuracies are compared, and large where the original rule is put to the test. */
    private static final double SMALL = 0.125;

    private static final double LARGE = 1;

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
    private record Case(Optional<DualPropagation.Options> options, int seed) {
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
    private record Outcome(Case run, List<Double> accuracies, double spectralNorm) {
        double accuracy() {
            return Numbers.last(accuracies);
        }
    }

    @Override
    public Result run(Plan plan) {
        ExperimentData data =
                plan.choose(plan.data().first(1500, 300), plan.data().first(3_000, 3_000));
        int seeds = plan.choose(1, 1);
        int sweeps = plan.choose(6, 8);
        List<Callable<Outcome>> tasks = new ArrayList<>();
        for (Case one : cases(seeds, sweeps)) {
            tasks.add(() -> {
                Outcome outcome = learn(one, data, plan);
                plan.told().accept(told(outcome));
                return outcome;
            });
        }
        List<Outcome> outcomes = Parallel.all(tasks);
        return new Result(
                settings(plan, data, sweeps),
                reduced(plan),
                findings(outcomes, sweeps),
                tables(outcomes),
                List.of(figure(outcomes, sweeps)));
    }

    private static List<Case> cases(int seeds, int sweeps) {
        List<Case> cases = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            cases.add(new Case(Optional.empty(), seed));
            for (double beta : List.of(SMALL, LARGE)) {
                for (boolean adjoint : List.of(true, false)) {
                    for (double alpha : ALPHAS) {
                        for (int count : List.of(1, sweeps)) {
                            Schedule schedule = count == 1 ? Schedule.DOWNWARD : Schedule.UPWARD;
                            cases.add(new Case(
                                    Optional.of(new DualPropagation.Options(adjoint, alpha, beta, schedule, count)),
                                    seed));
                        }
                    }
                }
            }
        }
        return cases;
    }

    private static NetShape shape(Plan plan) {
        int width = plan.choose(32, 128);
        return NetShape.plain(Activity.TANH, plan.data().width(), width, width, width, width, 10);
    }

    private static Outcome learn(Case one, ExperimentData data, Plan plan) {
        Net net = new Net(shape(plan), Numbers.random(plan.seed(), Purpose.WEIGHTS, one.seed()));
        CreditRule rule =
                one.options().isPresent() ? new DualPropagation(one.options().get()) : new Backpropagation();
        Learner learner = new Learner(net, rule, Learner.Training.of(BATCH, Optimiser.sgd(ETA)));
        SplittableRandom order = Numbers.random(plan.seed(), Purpose.ORDER, one.seed());
        List<Double> accuracies = new ArrayList<>();
        for (int epoch = 0; epoch < epochs(plan); epoch++) {
            learner.epoch(data.training(), order);
            accuracies.add(learner.accuracy(data.test()));
        }
        return new Outcome(one, accuracies, SpectralNorm.of(net));
    }

    private static int epochs(Plan plan) {
        return plan.choose(10, 6);
    }

    private static String told(Outcome outcome) {
        String options = outcome.run().options().isEmpty()
                ? ""
                : ", " + text(outcome.run().options().get());
        return outcome.run().name() + options + ", seed " + (outcome.run().seed() + 1) + ": "
                + Numbers.percent(outcome.accuracy()) + " % of the test images";
    }

    private static String text(DualPropagation.Options o) {
        String schedule = o.schedule() == Schedule.DOWNWARD ? " downward sweep" : " upward sweeps";
        return "alpha " + o.alpha() + ", beta " + o.beta() + ", " + o.sweeps() + schedule;
    }

    private static List<String> settings(Plan plan, ExperimentData data, int sweeps) {
        return List.of(
                "layers of " + shape(plan).widths() + " units with biases, tanh, softmax cross-entropy; "
                        + data.training().size() + " images (" + data.name() + "), " + epochs(plan) + " epochs",
                "SGD on the mean over batches of " + BATCH + ", learning rate " + ETA,
                "one downward sweep, or " + sweeps + " upward ones; beta " + SMALL + " and " + LARGE,
                "spectral norm: largest singular value of W_L .. W_1");
    }

    private static List<String> reduced(Plan plan) {
        return List.of(
                "dense networks; the paper's are convolutional (VGG16 on CIFAR-10 and others) besides small dense ones",
                plan.full()
                        ? "3000 of MNIST's 60 000 training images and 3000 of its test images, since 8 sweeps cost five times what"
                                + " BP costs"
                        : "a small data set, one seed");
    }

    private static List<Outcome> where(List<Outcome> all, boolean adjoint, double alpha, double beta, int sweeps) {
        return all.stream()
                .filter(o -> o.run().is(adjoint, alpha, beta, sweeps))
                .toList();
    }

    private static double accuracy(List<Outcome> outcomes) {
        return Numbers.mean(outcomes.stream().map(Outcome::accuracy).toList());
    }

    private static double norm(List<Outcome> outcomes) {
        return Numbers.mean(outcomes.stream().map(Outcome::spectralNorm).toList());
    }

    private static List<Outcome> backpropagation(List<Outcome> all) {
        return all.stream().filter(o -> o.run().options().isEmpty()).toList();
    }

    private static List<Finding> findings(List<Outcome> all, int sweeps) {
        double exact = accuracy(backpropagation(all));
        double worst = 0;
        double spread = 0;
        for (double alpha : ALPHAS) {
            double one = accuracy(where(all, true, alpha, SMALL, 1));
            double many = accuracy(where(all, true, alpha, SMALL, sweeps));
            worst = Math.max(worst, Math.max(Math.abs(one - exact), Math.abs(many - exact)));
            spread = Math.max(spread, Math.abs(one - many));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                "DP^T is as accurate as BP for alpha 0, 1/2 and 1 and any number of sweeps",
                "the same within the spread of seeds",
                "BP " + Numbers.percent(exact) + " %, DP^T at beta " + SMALL + " at most " + Numbers.percent(worst)
                        + " points away; one sweep and " + sweeps + " at most " + Numbers.percent(spread)
                        + " points apart",
                worst <= 2));
        double half = accuracy(where(all, false, 0.5, LARGE, sweeps));
        List<String> texts = new ArrayList<>();
        boolean degrades = true;
        for (double alpha : List.of(0.0, 1.0)) {
            double original = accuracy(where(all, false, alpha, LARGE, sweeps));
            double adjoint = accuracy(where(all, true, alpha, LARGE, sweeps));
            degrades &= original < adjoint - 5;
            texts.add(String.format(Locale.ROOT, "alpha %.0f: DP %.2f %%, DP^T %.2f %%", alpha, original, adjoint));
        }
        findings.add(new Finding(
                "the original DP with alpha other than 1/2 and several sweeps diverges or degrades, DP^T does not",
                "DP diverges",
                "beta " + LARGE + ", " + sweeps + " sweeps: " + String.join("; ", texts) + "; DP with alpha 1/2 "
                        + Numbers.percent(half) + " %",
                degrades));
        double away = norm(where(all, false, 0, SMALL, 1));
        double towards = norm(where(all, false, 1, SMALL, 1));
        double awayMany = norm(where(all, false, 0, SMALL, sweeps));
        double towardsMany = norm(where(all, false, 1, SMALL, sweeps));
        findings.add(new Finding(
                "under the original DP alpha decides about the Lipschitz proxy: less for 0 (adversarial) than for 1",
                "smaller for alpha 0",
                "spectral norm for alpha 0 and 1, beta " + SMALL + ": " + Numbers.digits(away) + " and "
                        + Numbers.digits(towards) + " with one sweep, " + Numbers.digits(awayMany) + " and "
                        + Numbers.digits(towardsMany) + " with " + sweeps,
                away < towards && awayMany < towardsMany));
        return findings;
    }

    private static List<Table> tables(List<Outcome> all) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Numbers.row("rule", "alpha", "beta", "sweeps", "test %", "spectral norm"));
        List<Outcome> exact = backpropagation(all);
        rows.add(Numbers.row("BP", "", "", "", percents(exact), Numbers.digits(norm(exact))));
        for (Outcome one : all) {
            if (one.run().seed() == 0 && one.run().options().isPresent()) {
                DualPropagation.Options o = one.run().options().get();
                List<Outcome> same = where(all, o.adjoint(), o.alpha(), o.beta(), o.sweeps());
                rows.add(Numbers.row(
                        one.run().name(), o.alpha(), o.beta(), o.sweeps(), percents(same), Numbers.digits(norm(same))));
            }
        }
        return List.of(new Table("Accuracy and spectral norm after the last epoch", rows));
    }

    private static String percents(List<Outcome> outcomes) {
        return Numbers.percents(outcomes.stream().map(Outcome::accuracy).toList());
    }

    private static Figure figure(List<Outcome> all, int sweeps) {
        List<Curve> curves = new ArrayList<>();
        curves.add(curve("BP", backpropagation(all).get(0)));
        for (boolean adjoint : List.of(true, false)) {
            for (double alpha : ALPHAS) {
                Outcome one = where(all, adjoint, alpha, LARGE, sweeps).get(0);
                curves.add(curve(one.run().name() + ", alpha " + alpha, one));
            }
        }
        return new Figure("Accuracy at beta " + LARGE + " and " + sweeps + " upward sweeps", "epoch", "test %", curves);
    }

    private static Curve curve(String name, Outcome outcome) {
        return new Curve(name, Numbers.count(outcome.accuracies()), outcome.accuracies());
    }
}
