package io.hdlgen.golden.minibatch;

import java.util.ArrayList;
import java.util.List;

/** d_1 .. d_L (at indices 1 .. L) of one sample for every rule, from the equations of the papers. */
final class NaiveRules {
    private NaiveRules() {}

    private static List<double[]> empty(NaiveSample s) {
        List<double[]> d = new ArrayList<>();
        for (int l = 0; l <= s.depth; l++) {
            d.add(new double[0]);
        }
        return d;
    }

    static List<double[]> backpropagation(NaiveSample s) {
        List<double[]> a = s.forward(List.of());
        List<double[]> d = empty(s);
        d.set(s.depth, s.error(a.get(s.depth)));
        for (int l = s.depth - 1; l >= 1; l--) {
            d.set(l, NaiveSample.timesSlope(s.timesTransposed(l + 1, d.get(l + 1)), a.get(l)));
        }
        return d;
    }

    static List<double[]> direct(NaiveSample s, List<Rows> feedback) {
        List<double[]> a = s.forward(List.of());
        List<double[]> d = empty(s);
        double[] e = s.error(a.get(s.depth));
        d.set(s.depth, e);
        for (int l = 1; l < s.depth; l++) {
            Rows f = feedback.get(l - 1);
            double[] projected = new double[f.columns()];
            for (int i = 0; i < projected.length; i++) {
                for (int k = 0; k < e.length; k++) {
                    projected[i] += f.at(k, i) * e[k];
                }
            }
            d.set(l, NaiveSample.timesSlope(projected, a.get(l)));
        }
        return d;
    }

    /** dy of FDFA's tangent pass; {@code u} at indices 1 .. L-1. */
    static double[] directional(NaiveSample s, List<double[]> u) {
        List<double[]> a = s.forward(List.of());
        double[] t = u.get(1);
        for (int l = 2; l < s.depth; l++) {
            t = NaiveSample.sum(NaiveSample.timesSlope(s.times(l, t), a.get(l)), 1, u.get(l));
        }
        return s.times(s.depth, t);
    }

    static List<double[]> forwardGradient(NaiveSample s, List<double[]> u) {
        List<double[]> a = s.forward(List.of());
        double[] t = u.get(1);
        for (int l = 2; l <= s.depth; l++) {
            t = NaiveSample.sum(s.times(l, NaiveSample.timesSlope(t, a.get(l - 1))), 1, u.get(l));
        }
        double slope = NaiveSample.dot(s.error(a.get(s.depth)), t);
        List<double[]> d = empty(s);
        for (int l = 1; l <= s.depth; l++) {
            d.set(l, NaiveSample.map(u.get(l), v -> slope * v));
        }
        return d;
    }

    static List<double[]> nodePerturbation(
            NaiveSample s, NodePerturbation.Kind kind, double sigma, List<double[]> eps) {
        List<double[]> clean = s.forward(List.of());
        double before = s.loss(clean.get(s.depth));
        List<double[]> d = empty(s);
        if (kind == NodePerturbation.Kind.INP) {
            for (int l = 1; l <= s.depth; l++) {
                List<double[]> alone = new ArrayList<>();
                for (int k = 0; k <= s.depth; k++) {
                    alone.add(k == l ? eps.get(k) : new double[k == 0 ? 0 : eps.get(k).length]);
                }
                double change = s.loss(s.forward(alone).get(s.depth)) - before;
                double factor = alone.get(l).length * change / NaiveSample.dot(alone.get(l), alone.get(l));
                d.set(l, NaiveSample.map(alone.get(l), v -> factor * v));
            }
            return d;
        }
        List<double[]> noisy = s.forward(eps);
        double change = s.loss(noisy.get(s.depth)) - before;
        double squares = 0;
        int units = 0;
        for (int l = 1; l <= s.depth; l++) {
            double[] difference = NaiveSample.sum(noisy.get(l), -1, clean.get(l));
            squares += NaiveSample.dot(difference, difference);
            units += difference.length;
        }
        for (int l = 1; l <= s.depth; l++) {
            double[] direction =
                    kind == NodePerturbation.Kind.NP ? eps.get(l) : NaiveSample.sum(noisy.get(l), -1, clean.get(l));
            double factor = kind == NodePerturbation.Kind.NP ? change / (sigma * sigma) : units * change / squares;
            d.set(l, NaiveSample.map(direction, v -> factor * v));
        }
        return d;
    }

    /** d, and the mean states by which the updates are streamed at indices L+1 .. 2L (those of layers 0 .. L-1). */
    static List<double[]> dual(NaiveSample s, DualPropagation.Options o) {
        List<double[]> a = s.forward(List.of());
        double[] e = s.error(a.get(s.depth));
        List<double[]> plus = new ArrayList<>();
        List<double[]> minus = new ArrayList<>();
        for (int l = 0; l <= s.depth; l++) {
            double[] start = l == 0 ? s.x0 : l == s.depth ? a.get(l) : NaiveSample.map(a.get(l), Math::tanh);
            plus.add(start);
            minus.add(start);
        }
        for (int sweep = 0; sweep < o.sweeps(); sweep++) {
            for (int i = 1; i <= s.depth; i++) {
                int l = o.schedule() == DualPropagation.Schedule.UPWARD ? i : s.depth + 1 - i;
                double[] mean = mean(plus.get(l - 1), minus.get(l - 1), o.alpha());
                double[] now = s.preActivation(l, mean);
                double up = o.adjoint() ? 1 - o.alpha() : o.alpha();
                if (l == s.depth) {
                    e = o.adjoint() ? e : s.error(now);
                    plus.set(l, NaiveSample.sum(now, -up * o.beta(), e));
                    minus.set(l, NaiveSample.sum(now, (1 - up) * o.beta(), e));
                } else {
                    double[] difference = NaiveSample.sum(plus.get(l + 1), -1, minus.get(l + 1));
                    double[] below = s.timesTransposed(l + 1, difference);
                    plus.set(l, NaiveSample.map(NaiveSample.sum(now, up, below), Math::tanh));
                    minus.set(l, NaiveSample.map(NaiveSample.sum(now, up - 1, below), Math::tanh));
                }
            }
        }
        List<double[]> d = empty(s);
        for (int l = 1; l < s.depth; l++) {
            d.set(l, NaiveSample.map(NaiveSample.sum(plus.get(l), -1, minus.get(l)), v -> -v / o.beta()));
        }
        d.set(s.depth, e);
        for (int l = 0; l < s.depth; l++) {
            d.add(mean(plus.get(l), minus.get(l), o.alpha()));
        }
        return d;
    }

    private static double[] mean(double[] plus, double[] minus, double alpha) {
        return NaiveSample.sum(NaiveSample.map(plus, v -> alpha * v), 1 - alpha, minus);
    }
}
