package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.AlignmentRun.Options;
import io.hdlgen.golden.minibatch.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Networks under direct feedback alignment first align with the feedback and then memorise: Refinetti, d'Ascoli, Ohana, Goldt, ICML 2021. */
final class AlignMemorise implements Experiment {
    /** Label noise of the delayed runs. */
    static final List<Double> NOISES = List.of(0.5, 0.9);
    /** Images that a network can memorise whatever their labels are. */
    static final int FEW = 1500;

    static final double FEW_NOISE = 0.6;

    @Override
    public String name() {
        return "align-memorise";
    }

    @Override
    public String title() {
        return "weights align with the feedback, then memorise";
    }

    @Override
    public String source() {
        return "Refinetti, d'Ascoli, Ohana, Goldt, ICML 2021 (arXiv 2011.12428), figures of deep nonlinear networks";
    }

    /** The runs of one activation: two seeds of DFA, two of BP, DFA with noisy labels. */
    record Group(Activity activity, List<AlignmentRun> runs) {
        AlignmentRun direct(int seed) {
            return runs.get(seed);
        }

        AlignmentRun back(int seed) {
            return runs.get(2 + seed);
        }

        AlignmentRun noisy(int index) {
            return runs.get(4 + index);
        }

        String name() {
            return activity.name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Result run(Plan plan) {
        ExperimentData small = plan.choose(
                        plan.data().first(1500, 300), plan.data().first(20_000, 5_000))
                .halved();
        ExperimentData data = plan.data().mnist() ? small.mapped(1 / 0.3081, -0.1307 / 0.3081) : small;
        int epochs = plan.choose(45, 12);
        List<Options> all = new ArrayList<>();
        for (Activity activity : List.of(Activity.TANH, Activity.RELU)) {
            boolean tanh = activity == Activity.TANH; // bounded: it bears a larger rate
            double eta = tanh ? plan.choose(2e-2, 5e-3) : plan.choose(3e-3, 1e-3);
            for (int i = 0; i < 4; i++) {
                all.add(new Options(activity, i < 2, false, eta, 0, epochs, i % 2));
            }
            for (double noise : NOISES) {
                all.add(new Options(activity, true, false, eta, noise, plan.choose(15, 5), 0));
            }
        }
        ExperimentData few = data.first(FEW, data.test().size());
        all.add(new Options(Activity.TANH, true, false, 1e-2, FEW_NOISE, plan.choose(45, 60), 0));
        all.add(new Options(Activity.LINEAR, true, true, plan.choose(2e-3, 1e-4), 0, plan.choose(5, 2), 0));
        List<Callable<AlignmentRun>> tasks = new ArrayList<>();
        for (Options options : all) {
            tasks.add(() -> {
                ExperimentData seen = options.noise() == FEW_NOISE ? few : data;
                AlignmentRun run = AlignmentRun.of(options, seen.training(), data.test(), plan.seed());
                plan.told().accept(told(run));
                return run;
            });
        }
        List<AlignmentRun> runs = Parallel.all(tasks);
        int each = 4 + NOISES.size();
        List<Group> groups = List.of(
                new Group(Activity.TANH, runs.subList(0, each)),
                new Group(Activity.RELU, runs.subList(each, 2 * each)));
        return AlignmentReport.result(plan, groups, runs.get(2 * each), runs.get(2 * each + 1));
    }

    private static String told(AlignmentRun run) {
        Options o = run.options;
        String rule = o.direct() ? "DFA" : "BP";
        String noise = o.noise() == 0 ? "" : ", label noise " + o.noise();
        return o.activity().name().toLowerCase(Locale.ROOT) + ", " + rule + ", weights " + (o.index() + 1) + noise
                + ": " + Numbers.percent(run.accuracy()) + " % of the test images";
    }
}
