package io.hdlgen.golden.reference;

import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleOptions.Alpha;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import io.hdlgen.golden.spec.RuleSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All rules once more, straight from the equations in nested loops; slow, and without any code of the reference. Arrays are indexed by the layer's number; a product for the wrong rule is 1 but for
 * planted faults.
 */
final class NaiveFloat {
    final double[][][] w;
    final double[][] b;
    final double[][][] f;
    final double[][][] r;
    private final Network net;
    private final RuleSpec rule;
    private final int depth;
    /** 1, or something near it as a fault in the term that makes the rule what it is. */
    private final double twist;

    private long lfsr;
    private int samples;
    private final int samplesPerEpoch;

    double[][] x;
    double[][] xt;
    double[][] a;
    double[][] d;
    double[][] stream;

    /** Starts from copies of the model's matrices. */
    NaiveFloat(Design design, FloatModel start, long noiseSeed, int samplesPerEpoch, double twist) {
        this.net = design.description().network();
        this.rule = design.description().rule();
        this.depth = net.depth();
        this.twist = twist;
        this.lfsr = noiseSeed;
        this.samplesPerEpoch = samplesPerEpoch;
        w = new double[depth + 1][][];
        b = new double[depth + 1][];
        f = new double[depth + 1][][];
        r = new double[depth + 1][0][];
        follow(start);
    }

    /** Copies the model's matrices. */
    void follow(FloatModel start) {
        for (int l = 1; l <= depth; l++) {
            w[l] = copy(start.weights(l));
            b[l] = start.biases(l).clone();
            f[l] = l == depth ? new double[0][] : copy(start.feedback(l).orElse(new double[0][]));
            r[l - 1] = copy(start.decorrelation(l - 1).orElse(new double[0][]));
        }
    }

    private static double[][] copy(double[][] m) {
        return Arrays.stream(m).map(double[]::clone).toArray(double[][]::new);
    }

    private int width(int l) {
        return net.width(l);
    }

    private double f(int l, double v) {
        Activation kind = net.layer(l).activation();
        if (kind == Activation.RELU) {
            return v > 0 ? v : 0;
        } else if (kind == Activation.LEAKY_RELU) {
            return v > 0 ? v : v / (1 << net.layer(l).leakShift());
        } else if (kind == Activation.HARD_TANH) {
            return v > 1 ? 1 : v < -1 ? -1 : v;
        } else if (kind == Activation.HARD_SIGMOID) {
            return v >= 2 ? 1 : v <= -2 ? 0 : v / 4 + 0.5;
        }
        return v;
    }

    private double slope(int l, double v) {
        Activation kind = net.layer(l).activation();
        if (kind == Activation.RELU) {
            return v > 0 ? 1 : 0;
        } else if (kind == Activation.LEAKY_RELU) {
            return v > 0 ? 1 : 1.0 / (1 << net.layer(l).leakShift());
        } else if (kind == Activation.HARD_TANH) {
            return v > -1 && v < 1 ? 1 : 0;
        } else if (kind == Activation.HARD_SIGMOID) {
            return v > -2 && v < 2 ? 0.25 : 0;
        }
        return 1;
    }

    private double sum(int l, int i, double[] input) {
        double sum = b[l][i];
        for (int j = 0; j < input.length; j++) {
            sum += w[l][i][j] * input[j];
        }
        return sum;
    }

    private double[] decorrelated(int l, double[] v) {
        if (r[l].length == 0) {
            return v;
        }
        double[] out = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                out[i] += r[l][i][j] * v[j];
            }
        }
        return out;
    }

    /** Fills a given pass: x, xt, a. */
    private void forward(double[] input, double[][] eps, double[][] px, double[][] pxt, double[][] pa) {
        px[0] = input;
        pxt[0] = decorrelated(0, input);
        for (int l = 1; l <= depth; l++) {
            pa[l] = new double[width(l)];
            px[l] = new double[width(l)];
            for (int i = 0; i < width(l); i++) {
                pa[l][i] = sum(l, i, pxt[l - 1]) + eps[l][i];
                px[l][i] = f(l, pa[l][i]);
            }
            pxt[l] = decorrelated(l, px[l]);
        }
    }

    private double[] softmax(double[] y) {
        double max = Arrays.stream(y).max().orElseThrow();
        double all = 0;
        for (double v : y) {
            all += Math.exp(v - max);
        }
        double[] p = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            p[i] = Math.exp(y[i] - max) / all;
        }
        return p;
    }

    private double[] error(double[] y, int label) {
        double[] e = net.loss() == Loss.SOFTMAX_CROSS_ENTROPY ? softmax(y) : y.clone();
        e[label] -= 1;
        return e;
    }

    private double loss(double[] y, int label) {
        double sum = 0;
        if (net.loss() == Loss.SOFTMAX_CROSS_ENTROPY) {
            double max = Arrays.stream(y).max().orElseThrow();
            for (double v : y) {
                sum += Math.exp(v - max);
            }
            return max - y[label] + Math.log(sum);
        }
        for (int i = 0; i < y.length; i++) {
            double e = i == label ? y[i] - 1 : y[i];
            sum += e * e;
        }
        return sum / 2;
    }

    // Noise, bit by bit.

    private int bit() {
        long one = (lfsr >>> 63) ^ (lfsr >>> 62) ^ (lfsr >>> 60) ^ (lfsr >>> 59);
        lfsr = lfsr * 2 + (one & 1);
        return (int) (one & 1);
    }

    private double[] noise(NoiseKind kind, int n, double sigma) {
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            if (kind == NoiseKind.RADEMACHER) {
                v[i] = bit() == 1 ? sigma : -sigma;
            } else {
                int sum = 0;
                for (int byteIndex = 0; byteIndex < 4; byteIndex++) {
                    int code = 0;
                    for (int k = 0; k < 8; k++) {
                        code = 2 * code + bit();
                    }
                    sum += code;
                }
                v[i] = (sum - 510) * 111.0 / 16384 * sigma;
            }
        }
        for (int i = n; kind == NoiseKind.RADEMACHER && i % 8 != 0; i++) {
            bit();
        }
        return v;
    }

    private double[][] zeros() {
        double[][] v = new double[depth + 1][];
        for (int l = 0; l <= depth; l++) {
            v[l] = new double[width(l)];
        }
        return v;
    }

    // A step.

    void train(double[] input, int label) {
        x = new double[depth + 1][];
        xt = new double[depth + 1][];
        a = new double[depth + 1][];
        d = zeros();
        double eta = Math.pow(2, -rateShift());
        double lambda =
                rule.decayShift().isPresent() ? Math.pow(2, -rule.decayShift().getAsInt()) : 0;
        double[][] eps = zeros();
        RuleName name = rule.name();
        boolean twoNoisy = rule.options() instanceof RuleOptions.NodePerturbation p && p.twoNoisyPasses();
        if (twoNoisy) {
            eps = allNoise();
        }
        forward(input, eps, x, xt, a);
        stream = Arrays.copyOf(xt, depth);
        d[depth] = error(a[depth], label);
        double[][][] newFeedback = f;
        switch (name) {
            case BP, FA, KP -> down(name);
            case DFA, DKP, SDFA, DRTP -> direct(name, label);
            case FDFA -> newFeedback = forwardDirect();
            case FG_A -> forwardGradient();
            case DP, DP_T -> dual(label);
            case NP, DNP, ANP, DANP, INP, DINP -> perturb(name, input, label);
        }
        if (name == RuleName.KP) {
            newFeedback = new double[depth + 1][][];
            for (int l = 1; l < depth; l++) {
                newFeedback[l] = updated(f[l], -eta * twist, x[l], d[l + 1], lambda);
            }
        } else if (name == RuleName.DKP) {
            RuleOptions.FeedbackLearning own = rule.options(RuleOptions.FeedbackLearning.class);
            double decay =
                    own.decayShift().isPresent() ? Math.pow(2, -own.decayShift().getAsInt()) : 0;
            newFeedback = new double[depth + 1][][];
            for (int l = 1; l < depth; l++) {
                newFeedback[l] = updated(f[l], -Math.pow(2, -own.rateShift()) * twist, x[l], d[depth], decay);
            }
        }
        for (int l = 1; l < depth && f[l].length > 0; l++) {
            f[l] = newFeedback[l];
        }
        for (int l = 0; l < depth; l++) {
            if (r[l].length > 0) {
                decorrelate(l);
            }
        }
        for (int l = 1; l <= depth; l++) {
            if (!rule.frozen().contains(l)) {
                w[l] = updated(w[l], -eta, d[l], stream[l - 1], lambda);
                for (int i = 0; i < b[l].length; i++) {
                    b[l][i] = b[l][i] - eta * d[l][i] - lambda * b[l][i];
                }
            }
        }
        samples++;
    }

    private int rateShift() {
        int k = rule.rateShift();
        for (var step : rule.schedule()) {
            int begin = step.after() * (step.unit().text().equals("epochs") ? samplesPerEpoch : 1);
            if (begin <= samples) {
                k = step.rateShift();
            }
        }
        return k;
    }

    private static double[][] updated(double[][] m, double factor, double[] u, double[] v, double decay) {
        double[][] next = new double[m.length][];
        for (int i = 0; i < m.length; i++) {
            next[i] = new double[m[i].length];
            for (int j = 0; j < m[i].length; j++) {
                next[i][j] = m[i][j] + factor * u[i] * v[j] - decay * m[i][j];
            }
        }
        return next;
    }

    /** R - eta_R C R with C = xt xt^T without its diagonal, formed. */
    private void decorrelate(int l) {
        RuleOptions.Decorrelation options =
                rule.options(RuleOptions.NodePerturbation.class).decorrelation().orElseThrow();
        double rate = Math.pow(2, -options.rateShift()) * twist;
        int n = r[l].length;
        double[][] next = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int m = 0; m < n; m++) {
                    double c = i == m ? 0 : xt[l][i] * xt[l][m];
                    sum += c * r[l][m][j];
                }
                next[i][j] = r[l][i][j] - rate * sum;
            }
        }
        r[l] = next;
    }

    private void down(RuleName name) {
        for (int l = depth - 1; l >= 1; l--) {
            for (int i = 0; i < width(l); i++) {
                double sum = 0;
                for (int j = 0; j < width(l + 1); j++) {
                    double weight = name == RuleName.BP ? w[l + 1][j][i] : f[l][i][j];
                    sum += weight * d[l + 1][j] * (name == RuleName.KP ? 1 : twist);
                }
                d[l][i] = sum * slope(l, a[l][i]);
            }
        }
    }

    private void direct(RuleName name, int label) {
        double[] e = d[depth];
        double[] v = e.clone();
        if (name == RuleName.DRTP) {
            Arrays.fill(v, 0);
            v[label] = twist;
        } else if (name == RuleName.SDFA) {
            var shift = rule.options(RuleOptions.SignedError.class).deadBandShift();
            double band = shift.isPresent() ? Math.pow(2, -shift.getAsInt()) : 0;
            for (int i = 0; i < v.length; i++) {
                boolean dead = band == 0 ? e[i] == 0 : e[i] >= -band && e[i] < band;
                v[i] = dead ? 0 : Math.signum(e[i]) * twist;
            }
        } else if (name == RuleName.DFA) {
            for (int i = 0; i < v.length; i++) {
                v[i] *= twist;
            }
        }
        project(v);
    }

    private void project(double[] v) {
        for (int l = 1; l < depth; l++) {
            for (int i = 0; i < width(l); i++) {
                double sum = 0;
                for (int j = 0; j < v.length; j++) {
                    sum += f[l][i][j] * v[j];
                }
                d[l][i] = sum * slope(l, a[l][i]);
            }
        }
    }

    private double[][][] forwardDirect() {
        RuleOptions.ForwardFeedback options = rule.options(RuleOptions.ForwardFeedback.class);
        project(d[depth]);
        double[][] u = zeros();
        double[] dy = new double[width(depth)];
        double[] t = new double[0];
        for (int l = 1; l < depth; l++) {
            u[l] = noise(options.noise(), width(l), 1);
            double[] next = u[l].clone();
            for (int i = 0; l > 1 && i < next.length; i++) {
                for (int j = 0; j < t.length; j++) {
                    next[i] += slope(l, a[l][i]) * w[l][i][j] * t[j];
                }
            }
            t = next;
        }
        for (int i = 0; depth > 1 && i < dy.length; i++) {
            for (int j = 0; j < t.length; j++) {
                dy[i] += w[depth][i][j] * t[j];
            }
        }
        double alpha = Math.pow(2, -options.alphaShift()) * twist;
        double[][][] next = new double[depth + 1][][];
        for (int l = 1; l < depth; l++) {
            next[l] = new double[width(l)][width(depth)];
            for (int i = 0; i < width(l); i++) {
                for (int j = 0; j < dy.length; j++) {
                    next[l][i][j] = (1 - alpha) * f[l][i][j] + alpha * u[l][i] * dy[j];
                }
            }
        }
        return next;
    }

    private void forwardGradient() {
        NoiseKind kind = rule.options(RuleOptions.ForwardGradient.class).noise();
        double[][] u = zeros();
        double[][] t = zeros();
        for (int l = 1; l <= depth; l++) {
            u[l] = noise(kind, width(l), 1);
            for (int i = 0; i < width(l); i++) {
                t[l][i] = u[l][i];
                for (int j = 0; l > 1 && j < width(l - 1); j++) {
                    t[l][i] += w[l][i][j] * slope(l - 1, a[l - 1][j]) * t[l - 1][j];
                }
            }
        }
        double s = 0;
        for (int i = 0; i < width(depth); i++) {
            s += d[depth][i] * t[depth][i] * twist;
        }
        for (int l = 1; l <= depth; l++) {
            for (int i = 0; i < width(l); i++) {
                d[l][i] = s * u[l][i];
            }
        }
    }

    private void dual(int label) {
        RuleOptions.DualPropagation options = rule.options(RuleOptions.DualPropagation.class);
        double alpha = options.alpha() == Alpha.ZERO ? 0 : options.alpha() == Alpha.HALF ? 0.5 : 1;
        double beta = Math.pow(2, -options.betaShift());
        boolean adjoint = rule.name() == RuleName.DP_T;
        double raise = adjoint ? 1 - alpha : alpha;
        double[][] plus = new double[depth + 1][];
        double[][] minus = new double[depth + 1][];
        for (int l = 1; l <= depth; l++) {
            plus[l] = x[l].clone();
            minus[l] = x[l].clone();
        }
        List<Integer> visits = new ArrayList<>();
        for (int sweep = 0; sweep < options.sweeps(); sweep++) {
            for (int l = 1; l <= depth && options.order() != SweepOrder.DOWNWARD; l++) {
                visits.add(l);
            }
            int top = options.order() == SweepOrder.DOWNWARD ? depth : depth - 1;
            for (int l = top; l >= 1 && options.order() != SweepOrder.UPWARD; l--) {
                visits.add(l);
            }
        }
        double[] e = d[depth];
        for (int l : visits) {
            double[] mean = mean(l - 1, alpha, plus, minus);
            for (int i = 0; i < width(l); i++) {
                double sum = sum(l, i, mean);
                if (l == depth) {
                    plus[l][i] = sum;
                    continue;
                }
                double nudge = 0;
                for (int j = 0; j < width(l + 1); j++) {
                    nudge += w[l + 1][j][i] * (plus[l + 1][j] - minus[l + 1][j]);
                }
                plus[l][i] = f(l, sum + raise * nudge * twist);
                minus[l][i] = f(l, sum - (1 - raise) * nudge);
            }
            if (l == depth) {
                e = adjoint ? e : error(plus[l], label);
                for (int i = 0; i < width(l); i++) {
                    // Only the difference of the output's states is used.
                    plus[l][i] = -beta * e[i];
                    minus[l][i] = 0;
                }
            }
        }
        d[depth] = e;
        for (int l = 1; l < depth; l++) {
            stream[l] = mean(l, alpha, plus, minus);
            for (int i = 0; i < width(l); i++) {
                d[l][i] = (minus[l][i] - plus[l][i]) / beta;
            }
        }
    }

    private double[] mean(int l, double alpha, double[][] plus, double[][] minus) {
        if (l == 0) {
            return x[0];
        }
        double[] mean = new double[width(l)];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = alpha * plus[l][i] + (1 - alpha) * minus[l][i];
        }
        return mean;
    }

    private double[][] allNoise() {
        RuleOptions.NodePerturbation options = rule.options(RuleOptions.NodePerturbation.class);
        double[][] eps = zeros();
        for (int l = 1; l <= depth; l++) {
            eps[l] = noise(options.noise(), width(l), Math.pow(2, -options.sigmaShift()));
        }
        return eps;
    }

    private void perturb(RuleName name, double[] input, int label) {
        RuleOptions.NodePerturbation options = rule.options(RuleOptions.NodePerturbation.class);
        double sigma = Math.pow(2, -options.sigmaShift());
        double variance = sigma * sigma * (options.twoNoisyPasses() ? 2 : 1);
        double before = loss(a[depth], label);
        int draws = (int) Math.pow(2, options.drawsShift());
        Optional<Integer> all = java.util.stream.IntStream.rangeClosed(1, depth)
                .mapToObj(this::width)
                .reduce(Integer::sum);
        d = zeros();
        for (int draw = 0; draw < draws; draw++) {
            boolean iterative = name == RuleName.INP || name == RuleName.DINP;
            for (int only = 1; only <= (iterative ? depth : 1); only++) {
                double[][] eps = iterative ? zeros() : allNoise();
                if (iterative) {
                    eps[only] = noise(options.noise(), width(only), sigma);
                }
                double[][] noisyA = new double[depth + 1][];
                forward(input, eps, new double[depth + 1][], new double[depth + 1][], noisyA);
                double change = (loss(noisyA[depth], label) - before) * twist;
                boolean activities = name == RuleName.ANP || name == RuleName.DANP;
                double norm = 0;
                for (int l = 1; l <= depth; l++) {
                    for (int i = 0; i < width(l); i++) {
                        double v = activities ? noisyA[l][i] - a[l][i] : eps[l][i];
                        norm += v * v;
                    }
                }
                double count = iterative ? width(only) : all.orElseThrow();
                double h = options.division() == Division.SHIFT
                        ? change / variance
                        : norm == 0 ? 0 : count * change / norm;
                for (int l = 1; l <= depth; l++) {
                    for (int i = 0; i < width(l); i++) {
                        double v = activities ? noisyA[l][i] - a[l][i] : eps[l][i];
                        d[l][i] += h * v / draws;
                    }
                }
            }
        }
    }
}
