package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.AlignmentRun.Options;
import io.hdlgen.golden.experiment.AlignmentRun.Size;
import io.hdlgen.golden.minibatch.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Networks under direct feedback alignment first align with the feedback and then memorise: Refinetti, d'Ascoli, Ohana, Goldt, ICML 2021. */
final class AlignMemorise implements Experiment {
    /** Label noise of the delayed runs. */
    static final List<Double> NOISES = List.of(0.2, 0.5, 0.9);
    /** Four layers of weights, as in the paper's text. */
    static final Size DEEP = new Size(3, 100);
    /** Three layers of weights, as in the script of the paper that makes the runs of several seeds. */
    static final Size SMALL = new Size(2, 64);

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

    /**
     * How a group learns.
     *
     * @param epochs of DFA
     * @param back epochs of BP
     * @param noisy epochs with noisy labels; 0 leaves these runs out
     */
    record Course(Size size, Activity activity, double eta, int epochs, int back, int noisy) {
        String name() {
            return activity.name().toLowerCase(Locale.ROOT) + ", " + size;
        }

        /** Two seeds of DFA, two of BP, DFA with noisy labels. */
        List<Options> runs() {
            List<Options> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(new Options(size, activity, i < 2, false, eta, 0, i < 2 ? epochs : back, i % 2));
            }
            for (double noise : noisy == 0 ? List.<Double>of() : NOISES) {
                all.add(new Options(size, activity, true, false, eta, noise, noisy, 0));
            }
            return all;
        }
    }

    /** A course and its runs. */
    record Group(Course course, List<AlignmentRun> runs) {
        AlignmentRun direct(int seed) {
            return runs.get(seed);
        }

        AlignmentRun back(int seed) {
            return runs.get(2 + seed);
        }

        List<AlignmentRun> noisy() {
            return runs.subList(4, runs.size());
        }
    }

    private static List<Course> courses(Plan plan) {
        return plan.full()
                ? List.of(
                        new Course(DEEP, Activity.TANH, 2e-3, 80, 5, 3),
                        new Course(DEEP, Activity.RELU, 1e-3, 200, 5, 6),
                        new Course(SMALL, Activity.TANH, 2e-3, 40, 5, 0),
                        new Course(SMALL, Activity.RELU, 2e-3, 200, 5, 0))
                : List.of(
                        new Course(DEEP, Activity.TANH, 4e-2, 150, 20, 15),
                        new Course(DEEP, Activity.RELU, 3e-3, 100, 20, 15),
                        new Course(SMALL, Activity.TANH, 2e-2, 100, 20, 0),
                        new Course(SMALL, Activity.RELU, 2e-2, 250, 20, 0));
    }

    @Override
    public Result run(Plan plan) {
        ExperimentData small = plan.data().halved();
        ExperimentData data = plan.data().mnist() ? small.mapped(1 / 0.3081, -0.1307 / 0.3081) : small;
        List<Course> courses = courses(plan);
        List<Options> all = new ArrayList<>();
        courses.forEach(course -> all.addAll(course.runs()));
        all.add(new Options(DEEP, Activity.LINEAR, true, true, plan.choose(2e-3, 1e-4), 0, plan.choose(5, 2), 0));
        List<Callable<AlignmentRun>> tasks = new ArrayList<>();
        for (Options options : all) {
            tasks.add(() -> {
                AlignmentRun run = AlignmentRun.of(options, data.training(), data.test(), plan.seed());
                plan.told().accept(told(run));
                return run;
            });
        }
        List<AlignmentRun> runs = Parallel.all(tasks);
        List<Group> groups = new ArrayList<>();
        int from = 0;
        for (Course course : courses) {
            int count = course.runs().size();
            groups.add(new Group(course, runs.subList(from, from + count)));
            from += count;
        }
        return AlignmentReport.result(plan, groups, runs.get(from));
    }

    private static String told(AlignmentRun run) {
        Options o = run.options;
        String rule = o.direct() ? "DFA" : "BP";
        String noise = o.noise() == 0 ? "" : ", label noise " + o.noise();
        return o.activity().name().toLowerCase(Locale.ROOT) + ", " + o.size() + ", " + rule + ", weights "
                + (o.index() + 1) + noise + ": " + Numbers.percent(run.accuracy()) + " % of the test images";
    }
}
