package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Formats;
import java.util.List;
import java.util.stream.Stream;

/** One matrix R, n x n, that decorrelates a layer's input, xt = R x, and learns R -= eta_R C R with C = xt xt^T but for its diagonal: {@code docs/numerics.md} sections 2 and 5. */
final class Decorrelator {
    private final WeightMatrix matrix;
    private final int fraction;
    private final int squareShift;
    private final int heldShift;
    private final Narrowing product;
    private final Narrowing square;
    private final Narrowing negative;
    private final Signal w;
    private final int[] p;
    private final int[] q;

    /**
     * The identity.
     *
     * @param l index of x_l, for names
     * @param n n_l
     * @param rateShift kR of eta_R
     */
    Decorrelator(int l, int n, Formats formats, int rateShift) {
        int xf = formats.activations().fractionBits();
        this.fraction = formats.feedback().fractionBits();
        this.squareShift = 2 * xf + rateShift - formats.updateShift();
        this.heldShift = xf + rateShift - (formats.updateShift() + fraction - xf);
        this.matrix = new WeightMatrix(
                identity(n, 1 << fraction), false, formats.weightBits(), new SaturationCounter("R" + l));
        this.product = new Narrowing(formats.vectorBits(), new SaturationCounter("w" + l));
        this.square = new Narrowing(formats.vectorBits(), new SaturationCounter("p" + l));
        this.negative = new Narrowing(formats.vectorBits(), new SaturationCounter("q" + l));
        this.w = new Signal(n, 0);
        this.p = new int[n];
        this.q = new int[n];
    }

    private static int[][] identity(int n, int one) {
        int[][] rows = new int[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = one;
        }
        return rows;
    }

    WeightMatrix matrix() {
        return matrix;
    }

    List<SaturationCounter> saturations() {
        return Stream.of(product, square, negative).map(Narrowing::counter).toList();
    }

    /** xt = sat(rnd(R x, BF)). */
    void apply(Signal x, Signal xt, long[] sums, Narrowing output) {
        matrix.multiply(x, sums);
        for (int i = 0; i < x.size(); i++) {
            xt.values()[i] = output.apply(sums[i], fraction);
        }
        xt.measure();
    }

    /** One step: row i is scaled by p_i = eta_R xt_i^2, then takes q_i w with q_i = -eta_R xt_i and w = R^T xt of the old R. */
    void learn(Signal xt, WeightUpdate update, long[] sums) {
        matrix.multiplyTransposed(xt.values(), sums);
        for (int j = 0; j < p.length; j++) {
            long v = xt.values()[j];
            w.values()[j] = product.apply(sums[j], fraction);
            p[j] = square.apply(v * v, squareShift);
            q[j] = negative.apply(-v, heldShift);
        }
        w.measure();
        update.scaleRows(matrix, p);
        update.apply(matrix, q, w);
    }
}
