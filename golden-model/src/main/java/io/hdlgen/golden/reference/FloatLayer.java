package io.hdlgen.golden.reference;

import io.hdlgen.golden.spec.Layer;

/** One dense layer a = W x + b, y = f(a), in double precision. */
final class FloatLayer {
    /** n_l rows of n_(l-1) weights. */
    final double[][] w;

    /** n_l biases. */
    final double[] b;

    private final Layer layer;

    FloatLayer(Layer layer, double[][] w, double[] b) {
        this.layer = layer;
        this.w = w;
        this.b = b;
    }

    /** a = W x + b. */
    double[] preActivation(double[] x) {
        return Reals.sum(Reals.product(w, x), 1, b);
    }

    /** f(a), element by element. */
    double[] activation(double[] a) {
        double[] y = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            y[i] = f(a[i]);
        }
        return y;
    }

    /** W t: what a tangent of the input, which sees no bias, does to a. */
    double[] tangent(double[] t) {
        return Reals.product(w, t);
    }

    /** W^T d. */
    double[] transposed(double[] d) {
        return Reals.transposedProduct(w, d);
    }

    /** v .* f'(a). */
    double[] timesDerivative(double[] v, double[] a) {
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            product[i] = v[i] * derivative(a[i]);
        }
        return product;
    }

    /** W -= eta d x^T + decay W, b -= eta d + decay b. */
    void descend(double eta, double[] d, double[] x, double decay) {
        Reals.learn(w, -eta, d, x, decay);
        for (int i = 0; i < b.length; i++) {
            b[i] -= eta * d[i] + decay * b[i];
        }
    }

    private double slope() {
        return Math.scalb(1.0, -layer.leakShift());
    }

    private double f(double a) {
        return switch (layer.activation()) {
            case LINEAR -> a;
            case RELU -> Math.max(0, a);
            case LEAKY_RELU -> a > 0 ? a : slope() * a;
            case HARD_TANH -> Math.max(-1, Math.min(1, a));
            case HARD_SIGMOID -> Math.max(0, Math.min(1, a / 4 + 0.5));
        };
    }

    private double derivative(double a) {
        return switch (layer.activation()) {
            case LINEAR -> 1;
            case RELU -> a > 0 ? 1 : 0;
            case LEAKY_RELU -> a > 0 ? 1 : slope();
            case HARD_TANH -> a > -1 && a < 1 ? 1 : 0;
            case HARD_SIGMOID -> a > -2 && a < 2 ? 0.25 : 0;
        };
    }
}
