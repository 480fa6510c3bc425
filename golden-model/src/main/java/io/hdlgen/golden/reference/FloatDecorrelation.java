package io.hdlgen.golden.reference;

import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.RuleOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The matrices R_l that decorrelate layer inputs, xt_l = R_l x_l, and learn R_l -= eta_R C R_l, C = xt xt^T with its diagonal zeroed.
 *
 * <p>Dalm, van Gerven, Ahmad, "Effective learning with node perturbation in multi-layer neural networks", arXiv 2310.00965.
 */
final class FloatDecorrelation {
    /** R_0 .. R_(L-1); layers beyond the list are not decorrelated. */
    private final List<Optional<double[][]>> matrices;

    private final double rate;

    private FloatDecorrelation(List<Optional<double[][]>> matrices, double rate) {
        this.matrices = List.copyOf(matrices);
        this.rate = rate;
    }

    /** No layer's input is decorrelated. */
    static FloatDecorrelation none() {
        return fixed(List.of());
    }

    /** Matrices that do not learn. */
    static FloatDecorrelation fixed(List<Optional<double[][]>> matrices) {
        return new FloatDecorrelation(matrices, 0);
    }

    /** Identities to start from. */
    static FloatDecorrelation of(Network network, RuleOptions.Decorrelation options) {
        List<Optional<double[][]>> matrices = new ArrayList<>();
        for (int l = 0; l < network.depth(); l++) {
            boolean covered = l > 0 || options.input();
            matrices.add(covered ? Optional.of(identity(network.width(l))) : Optional.empty());
        }
        return new FloatDecorrelation(matrices, Math.scalb(1.0, -options.rateShift()));
    }

    private static double[][] identity(int n) {
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
        }
        return rows;
    }

    /** R_l, n_l x n_l, of x_l, l = 0 .. L-1; live. */
    Optional<double[][]> matrix(int l) {
        return l < matrices.size() ? matrices.get(l) : Optional.empty();
    }

    /** R_l x, or x itself. */
    double[] apply(int l, double[] x) {
        return matrix(l).map(r -> Reals.product(r, x)).orElse(x);
    }

    /** R_l^T v, or v itself. */
    double[] transposed(int l, double[] v) {
        return matrix(l).map(r -> Reals.transposedProduct(r, v)).orElse(v);
    }

    /** One step of every matrix with the xt_l of a pass. */
    void learn(FloatPass pass) {
        for (int l = 0; l < matrices.size(); l++) {
            double[] xt = pass.seen(l);
            matrix(l).ifPresent(r -> learn(r, xt));
        }
    }

    /** Row i of R takes -eta_R xt_i (w - xt_i R_i) with w = R^T xt of the old R: C R without forming C. */
    private void learn(double[][] r, double[] xt) {
        double[] w = Reals.transposedProduct(r, xt);
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j < r.length; j++) {
                r[i][j] -= rate * xt[i] * (w[j] - xt[i] * r[i][j]);
            }
        }
    }
}
