package io.hdlgen.cli;

import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One training sample of every rule in nested loops that follow the equations of {@code docs/rules}, and count: every
 * product with an entry of a matrix, every random number, every entry of a stored matrix.
 *
 * <p>Indices are those of the equations: layer l has {@code n[l]} units, {@code w[l]} is n[l] x n[l-1]; index 0 of
 * {@code w} is empty.
 */
final class CountedStep {
    /**
     * What the number of products depends on beside the sizes.
     *
     * @param draws K
     * @param sweeps T
     * @param input whether x_0 is decorrelated too
     */
    record Choice(int draws, SweepOrder order, int sweeps, boolean input, boolean twoNoisy) {
        /** The defaults. */
        static final Choice DEFAULT = new Choice(1, SweepOrder.DOWNWARD, 1, true, false);
    }

    private static final double RATE = 0.01;

    private final int[] n;
    private final int depth;
    private final Choice choice;
    private final double[][][] w;
    private final double[][] a;
    private final double[][] x;
    /** Estimates of dLoss/da_l. */
    private final double[][] d;
    /** What the update of layer l + 1 streams. */
    private final double[][] stream;
    /** R_l; empty arrays where nothing is decorrelated. */
    private final double[][][] r;

    private long products;
    private long randoms;
    private long state;

    private CountedStep(int[] n, Choice choice) {
        this.n = n;
        this.depth = n.length - 1;
        this.choice = choice;
        this.w = new double[depth + 1][][];
        this.a = new double[depth + 1][];
        this.x = new double[depth + 1][];
        this.d = new double[depth + 1][];
        this.stream = new double[depth + 1][];
        this.r = new double[depth + 1][0][0];
        for (int l = 1; l <= depth; l++) {
            w[l] = matrix(n[l], n[l - 1]);
        }
        x[0] = new double[n[0]];
        for (int i = 0; i < n[0]; i++) {
            x[0][i] = 0.1 * (i % 7) - 0.2;
        }
    }

    /** Products, stored words beyond weights and biases, and random numbers of one sample. */
    record Counts(long products, long state, long randoms) {}

    static Counts of(RuleName rule, int[] n, Choice choice) {
        CountedStep step = new CountedStep(n, choice);
        step.run(rule);
        return new Counts(step.products, step.state, step.randoms);
    }

    private void run(RuleName rule) {
        if (rule.decorrelates()) {
            for (int l = choice.input() ? 0 : 1; l < depth; l++) {
                r[l] = stored(n[l], n[l]);
            }
        }
        forward();
        double[] e = error(a[depth]);
        d[depth] = e;
        switch (rule) {
            case BP -> carryDown(w, true);
            case FA -> carryDown(layered(), false);
            case KP -> kolenPollack();
            case DFA, SDFA -> project(direct(), e);
            case DRTP -> {
                double[][][] f = direct();
                for (int l = 1; l < depth; l++) {
                    double[] column = new double[n[l]];
                    for (int i = 0; i < n[l]; i++) {
                        column[i] = f[l][i][0];
                    }
                    d[l] = column;
                }
            }
            case DKP -> {
                double[][][] f = direct();
                project(f, e);
                for (int l = 1; l < depth; l++) {
                    addOuter(f[l], x[l], e);
                }
            }
            case FDFA -> forwardFeedback(e);
            case FG_A -> forwardGradient(e);
            case DP, DP_T -> duals(rule == RuleName.DP);
            case NP, DNP -> perturbAll();
            case ANP, DANP -> perturbAll();
            case INP, DINP -> perturbEach();
        }
        decorrelate();
        for (int l = 1; l <= depth; l++) {
            addOuter(w[l], d[l], stream[l - 1]);
        }
    }

    private void forward() {
        for (int l = 1; l <= depth; l++) {
            stream[l - 1] = decorrelated(l - 1, x[l - 1]);
            a[l] = times(w[l], stream[l - 1]);
            x[l] = f(a[l]);
        }
    }

    private void carryDown(double[][][] back, boolean transposed) {
        for (int l = depth - 1; l >= 1; l--) {
            d[l] = transposed ? timesTransposed(back[l + 1], d[l + 1]) : times(back[l], d[l + 1]);
        }
    }

    private void kolenPollack() {
        double[][][] b = layered();
        carryDown(b, false);
        for (int l = 1; l < depth; l++) {
            addOuter(b[l], x[l], d[l + 1]);
        }
    }

    private void project(double[][][] f, double[] e) {
        for (int l = 1; l < depth; l++) {
            d[l] = times(f[l], e);
        }
    }

    private void forwardFeedback(double[] e) {
        double[][][] f = direct();
        if (depth == 1) {
            return;
        }
        double[][] u = new double[depth][];
        double[] t = {};
        for (int l = 1; l < depth; l++) {
            u[l] = noise(n[l]);
            t = l == 1 ? u[1] : plus(times(w[l], t), u[l]);
        }
        double[] dy = times(w[depth], t);
        project(f, e);
        for (int l = 1; l < depth; l++) {
            addOuter(f[l], u[l], dy);
        }
    }

    private void forwardGradient(double[] e) {
        double[][] u = new double[depth + 1][];
        double[] t = {};
        for (int l = 1; l <= depth; l++) {
            u[l] = noise(n[l]);
            t = l == 1 ? u[1] : plus(times(w[l], t), u[l]);
        }
        double s = dot(e, t);
        for (int l = 1; l <= depth; l++) {
            d[l] = scaled(u[l], s);
        }
    }

    private void duals(boolean fromCurrentLogits) {
        double[][] difference = new double[depth + 1][];
        double[][] mean = x.clone();
        for (int l = 1; l <= depth; l++) {
            difference[l] = new double[n[l]];
        }
        boolean nothingChanged = choice.order() == SweepOrder.DOWNWARD;
        for (int sweep = 0; sweep < choice.sweeps(); sweep++) {
            for (int l : visits()) {
                boolean anew = !nothingChanged && (l < depth || fromCurrentLogits);
                double[] z = anew ? times(w[l], mean[l - 1]) : a[l];
                if (l == depth) {
                    difference[l] = error(z);
                } else {
                    double[] nudge = timesTransposed(w[l + 1], difference[l + 1]);
                    difference[l] = plus(f(plus(z, nudge)), scaled(f(plus(z, scaled(nudge, -1))), -1));
                    mean[l] = f(plus(z, nudge));
                }
            }
            nothingChanged = false;
        }
        for (int l = 1; l <= depth; l++) {
            d[l] = difference[l];
            stream[l - 1] = mean[l - 1];
        }
    }

    private List<Integer> visits() {
        List<Integer> up = new ArrayList<>();
        List<Integer> down = new ArrayList<>();
        for (int l = 1; l <= depth; l++) {
            up.add(l);
            down.add(0, l);
        }
        return switch (choice.order()) {
            case UPWARD -> up;
            case DOWNWARD -> down;
            case FORWARD_BACKWARD -> {
                up.addAll(down.subList(1, down.size()));
                yield up;
            }
        };
    }

    private void perturbAll() {
        if (choice.twoNoisy()) {
            for (int l = 1; l <= depth; l++) {
                noise(n[l]); // of the first pass, whose products were those of the forward pass
            }
        }
        for (int draw = 0; draw < choice.draws(); draw++) {
            double[] z = {};
            for (int l = 1; l <= depth; l++) {
                double[] eps = noise(n[l]);
                z = plus(l == 1 ? a[1] : times(w[l], decorrelated(l - 1, f(z))), eps);
                d[l] = eps;
            }
        }
    }

    private void perturbEach() {
        for (int draw = 0; draw < choice.draws(); draw++) {
            for (int noisy = 1; noisy <= depth; noisy++) {
                d[noisy] = noise(n[noisy]);
                double[] z = plus(a[noisy], d[noisy]);
                for (int l = noisy + 1; l <= depth; l++) {
                    z = times(w[l], decorrelated(l - 1, f(z)));
                }
            }
        }
    }

    private double[] decorrelated(int l, double[] v) {
        return r[l].length == 0 ? v : times(r[l], v);
    }

    private void decorrelate() {
        for (int l = 0; l < depth; l++) {
            if (r[l].length > 0) {
                double[] wide = timesTransposed(r[l], stream[l]);
                scaleRows(r[l], stream[l]);
                addOuter(r[l], stream[l], wide);
            }
        }
    }

    private double[][][] layered() {
        double[][][] b = new double[depth][][];
        for (int l = 1; l < depth; l++) {
            b[l] = stored(n[l], n[l + 1]);
        }
        return b;
    }

    private double[][][] direct() {
        double[][][] f = new double[depth][][];
        for (int l = 1; l < depth; l++) {
            f[l] = stored(n[l], n[depth]);
        }
        return f;
    }

    private double[][] stored(int rows, int columns) {
        double[][] m = matrix(rows, columns);
        for (double[] row : m) {
            state += row.length;
        }
        return m;
    }

    private static double[][] matrix(int rows, int columns) {
        double[][] m = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                m[i][j] = 0.1 * ((3 * i + 5 * j) % 11 - 5);
            }
        }
        return m;
    }

    private double[] noise(int elements) {
        double[] u = new double[elements];
        for (int i = 0; i < elements; i++) {
            randoms++;
            u[i] = randoms % 3 == 0 ? 1 : -1;
        }
        return u;
    }

    private double product(double left, double right) {
        products++;
        return left * right;
    }

    private double[] times(double[][] m, double[] v) {
        double[] y = new double[m.length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < v.length; j++) {
                y[i] += product(m[i][j], v[j]);
            }
        }
        return y;
    }

    private double[] timesTransposed(double[][] m, double[] v) {
        double[] y = new double[m[0].length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < y.length; j++) {
                y[j] += product(m[i][j], v[i]);
            }
        }
        return y;
    }

    private void addOuter(double[][] m, double[] h, double[] v) {
        for (int i = 0; i < h.length; i++) {
            for (int j = 0; j < v.length; j++) {
                m[i][j] -= RATE * product(h[i], v[j]);
            }
        }
    }

    private void scaleRows(double[][] m, double[] h) {
        for (int i = 0; i < h.length; i++) {
            for (int j = 0; j < m[i].length; j++) {
                m[i][j] += RATE * product(h[i], m[i][j]);
            }
        }
    }

    // Products of two vectors are not counted.

    private static double[] error(double[] logits) {
        double[] e = logits.clone();
        e[0] -= 1;
        return e;
    }

    private static double[] f(double[] z) {
        double[] y = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            y[i] = Math.tanh(z[i]);
        }
        return y;
    }

    private static double[] plus(double[] u, double[] v) {
        double[] y = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            y[i] = u[i] + v[i];
        }
        return y;
    }

    private static double[] scaled(double[] v, double factor) {
        double[] y = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            y[i] = factor * v[i];
        }
        return y;
    }

    private static double dot(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * v[i];
        }
        return sum;
    }
}
