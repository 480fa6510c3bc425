package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.Result.Curve;
import io.hdlgen.golden.experiment.Result.Figure;
import io.hdlgen.golden.experiment.Result.Finding;
import io.hdlgen.golden.experiment.Result.Table;
import io.hdlgen.golden.minibatch.DualPropagation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@link TwoTales} found. */
final class DualReport {
    private DualReport() {}

    static List<String> settings(Plan plan, ExperimentData data, int sweeps) {
        return List.of(
                "layers of " + TwoTales.shape(plan).widths() + " units with biases, tanh, softmax cross-entropy; "
                        + data.training().size() + " images (" + data.name() + "), " + TwoTales.epochs(plan)
                        + " epochs",
                "SGD on the mean over batches of " + TwoTales.BATCH + ", learning rate " + TwoTales.ETA,
                "one downward sweep, or " + sweeps + " upward ones; beta " + TwoTales.SMALL + " and " + TwoTales.LARGE,
                "spectral norm: largest singular value of W_L .. W_1");
    }

    static List<String> reduced(Plan plan) {
        return List.of(
                "dense networks; the paper's are convolutional (VGG16 on CIFAR-10 and others) besides small dense ones",
                plan.full()
                        ? "3000 of MNIST's 60 000 training images and 3000 of its test images, since 8 sweeps cost five times what"
                                + " BP costs"
                        : "a small data set");
    }

    private static List<TwoTales.Outcome> where(
            List<TwoTales.Outcome> all, boolean adjoint, double alpha, double beta, int sweeps) {
        return all.stream()
                .filter(o -> o.run().is(adjoint, alpha, beta, sweeps))
                .toList();
    }

    static double accuracy(List<TwoTales.Outcome> outcomes) {
        return Numbers.mean(outcomes.stream().map(TwoTales.Outcome::accuracy).toList());
    }

    private static double norm(List<TwoTales.Outcome> outcomes) {
        return Numbers.mean(
                outcomes.stream().map(TwoTales.Outcome::spectralNorm).toList());
    }

    private static List<TwoTales.Outcome> backpropagation(List<TwoTales.Outcome> all) {
        return all.stream().filter(o -> o.run().options().isEmpty()).toList();
    }

    static List<Finding> findings(List<TwoTales.Outcome> all, int sweeps) {
        double exact = accuracy(backpropagation(all));
        double worst = 0;
        double spread = 0;
        for (double alpha : TwoTales.ALPHAS) {
            double one = accuracy(where(all, true, alpha, TwoTales.SMALL, 1));
            double many = accuracy(where(all, true, alpha, TwoTales.SMALL, sweeps));
            worst = Math.max(worst, Math.max(Math.abs(one - exact), Math.abs(many - exact)));
            spread = Math.max(spread, Math.abs(one - many));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                "DP^T is as accurate as BP for alpha 0, 1/2 and 1 and any number of sweeps",
                "the same accuracy",
                "BP " + Numbers.percent(exact) + " %, DP^T at beta " + TwoTales.SMALL + " at most "
                        + Numbers.percent(worst)
                        + " points away; one sweep and " + sweeps + " at most " + Numbers.percent(spread)
                        + " points apart",
                worst <= 2));
        double half = accuracy(where(all, false, 0.5, TwoTales.LARGE, sweeps));
        List<String> texts = new ArrayList<>();
        boolean degrades = true;
        for (double alpha : List.of(0.0, 1.0)) {
            double original = accuracy(where(all, false, alpha, TwoTales.LARGE, sweeps));
            double adjoint = accuracy(where(all, true, alpha, TwoTales.LARGE, sweeps));
            degrades &= original < adjoint - 5;
            texts.add(String.format(Locale.ROOT, "alpha %.0f: DP %.2f %%, DP^T %.2f %%", alpha, original, adjoint));
        }
        findings.add(new Finding(
                "the original DP with alpha other than 1/2 and several sweeps diverges or degrades, DP^T does not",
                "DP diverges",
                "beta " + TwoTales.LARGE + ", " + sweeps + " sweeps: " + String.join("; ", texts)
                        + "; DP with alpha 1/2 " + Numbers.percent(half) + " %",
                degrades));
        double away = norm(where(all, false, 0, TwoTales.SMALL, 1));
        double towards = norm(where(all, false, 1, TwoTales.SMALL, 1));
        double awayMany = norm(where(all, false, 0, TwoTales.SMALL, sweeps));
        double towardsMany = norm(where(all, false, 1, TwoTales.SMALL, sweeps));
        findings.add(new Finding(
                "under the original DP alpha decides about the Lipschitz proxy: less for 0 (adversarial) than for 1",
                "smaller for alpha 0",
                "spectral norm for alpha 0 and 1, beta " + TwoTales.SMALL + ": " + Numbers.digits(away) + " and "
                        + Numbers.digits(towards) + " with one sweep, " + Numbers.digits(awayMany) + " and "
                        + Numbers.digits(towardsMany) + " with " + sweeps,
                away < towards && awayMany < towardsMany));
        return findings;
    }

    static List<Table> tables(List<TwoTales.Outcome> all) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Numbers.row("rule", "alpha", "beta", "sweeps", "test %", "spectral norm"));
        List<TwoTales.Outcome> exact = backpropagation(all);
        rows.add(Numbers.row("BP", "", "", "", percents(exact), Numbers.digits(norm(exact))));
        for (TwoTales.Outcome one : all) {
            if (one.run().options().isPresent()) {
                DualPropagation.Options o = one.run().options().get();
                List<TwoTales.Outcome> same = where(all, o.adjoint(), o.alpha(), o.beta(), o.sweeps());
                rows.add(Numbers.row(
                        one.run().name(), o.alpha(), o.beta(), o.sweeps(), percents(same), Numbers.digits(norm(same))));
            }
        }
        return List.of(new Table("Accuracy and spectral norm after the last epoch", rows));
    }

    private static String percents(List<TwoTales.Outcome> outcomes) {
        return Numbers.percents(
                outcomes.stream().map(TwoTales.Outcome::accuracy).toList());
    }

    static Figure figure(List<TwoTales.Outcome> all, int sweeps) {
        List<Curve> curves = new ArrayList<>();
        curves.add(curve("BP", backpropagation(all).get(0)));
        for (boolean adjoint : List.of(true, false)) {
            for (double alpha : TwoTales.ALPHAS) {
                TwoTales.Outcome one =
                        where(all, adjoint, alpha, TwoTales.LARGE, sweeps).get(0);
                curves.add(curve(one.run().name() + ", alpha " + alpha, one));
            }
        }
        return new Figure(
                "Accuracy at beta " + TwoTales.LARGE + " and " + sweeps + " upward sweeps", "epoch", "test %", curves);
    }

    private static Curve curve(String name, TwoTales.Outcome outcome) {
        return new Curve(name, Numbers.count(outcome.accuracies()), outcome.accuracies());
    }
}
