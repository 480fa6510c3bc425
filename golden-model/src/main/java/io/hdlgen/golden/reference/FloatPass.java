package io.hdlgen.golden.reference;

/** What one forward pass computes; the layers' numbers are those of the equations, 1 .. L, with x_0 the input. */
final class FloatPass {
    private final double[][] x;
    private final double[][] seen;
    private final double[][] a;

    /** An empty pass through {@code depth} layers. */
    FloatPass(int depth) {
        this.x = new double[depth + 1][0];
        this.seen = new double[depth + 1][0];
        this.a = new double[depth + 1][0];
    }

    /** x_l and what layer l + 1 sees of it: xt_l = R_l x_l if it is decorrelated, else x_l itself. */
    void output(int l, double[] output, double[] seenAbove) {
        x[l] = output;
        seen[l] = seenAbove;
    }

    /** L. */
    int depth() {
        return a.length - 1;
    }

    /** a_l. */
    void preActivation(int l, double[] sum) {
        a[l] = sum;
    }

    /** x_l, l = 0 .. L; x_L are the logits. */
    double[] x(int l) {
        return x[l];
    }

    /** xt_l, l = 0 .. L-1. */
    double[] seen(int l) {
        return seen[l];
    }

    /** a_l, l = 1 .. L. */
    double[] a(int l) {
        return a[l];
    }

    /** a_L. */
    double[] logits() {
        return a[a.length - 1];
    }
}
