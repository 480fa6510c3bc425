package io.hdlgen.golden.minibatch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** One sample in plain loops and double precision, written from the equations: what the batch code is compared with. Layers count from 1; tanh networks without batch normalisation. */
final class NaiveSample {
    private final Net net;
    final double[] x0;
    final int label;
    final int depth;

    NaiveSample(Net net, double[] x0, int label) {
        this.net = net;
        this.x0 = x0;
        this.label = label;
        this.depth = net.depth();
    }

    double[] times(int l, double[] x) {
        double[] a = new double[net.shape().width(l)];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < x.length; j++) {
                a[i] += net.weights(l).at(j, i) * x[j];
            }
        }
        return a;
    }

    double[] timesTransposed(int l, double[] d) {
        double[] v = new double[net.shape().width(l - 1)];
        for (int j = 0; j < v.length; j++) {
            for (int i = 0; i < d.length; i++) {
                v[j] += net.weights(l).at(j, i) * d[i];
            }
        }
        return v;
    }

    double[] preActivation(int l, double[] x) {
        double[] a = times(l, x);
        for (int i = 0; i < a.length; i++) {
            a[i] += net.biases(l)[i];
        }
        return a;
    }

    static double[] map(double[] v, DoubleUnaryOperator f) {
        double[] y = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            y[i] = f.applyAsDouble(v[i]);
        }
        return y;
    }

    static double[] sum(double[] a, double factor, double[] b) {
        double[] s = a.clone();
        for (int i = 0; i < s.length; i++) {
            s[i] += factor * b[i];
        }
        return s;
    }

    static double dot(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            s += a[i] * b[i];
        }
        return s;
    }

    /** a_1 .. a_L at indices 1 .. L, with noise added where there is some. */
    List<double[]> forward(List<double[]> noise) {
        List<double[]> a = new ArrayList<>();
        a.add(x0);
        double[] x = x0;
        for (int l = 1; l <= depth; l++) {
            double[] now = preActivation(l, x);
            if (!noise.isEmpty()) {
                now = sum(now, 1, noise.get(l));
            }
            a.add(now);
            x = map(now, Math::tanh);
        }
        return a;
    }

    double[] error(double[] y) {
        double total = 0;
        for (double one : y) {
            total += Math.exp(one);
        }
        double sum = total;
        double[] e = map(y, v -> Math.exp(v) / sum);
        e[label] -= 1;
        return e;
    }

    double loss(double[] y) {
        double total = 0;
        for (double one : y) {
            total += Math.exp(one);
        }
        return Math.log(total) - y[label];
    }

    static double slope(double a) {
        double t = Math.tanh(a);
        return 1 - t * t;
    }

    static double[] timesSlope(double[] v, double[] a) {
        double[] product = v.clone();
        for (int i = 0; i < v.length; i++) {
            product[i] *= slope(a[i]);
        }
        return product;
    }
}
