package io.hdlgen.golden.reference;

import java.util.List;

/**
 * Matrices F_l that carry a vector of the output straight to the hidden layers.
 *
 * @param f F_1 .. F_(L-1), n_l x n_L
 */
record DirectFeedback(List<double[][]> f) {
    DirectFeedback {
        f = List.copyOf(f);
    }

    /** d_L = e, d_l = (F_l v) .* f'(a_l). */
    Estimate project(FloatNetwork network, FloatPass pass, double[] e, double[] v) {
        Estimate estimate = new Estimate(pass, network.depth());
        estimate.d(network.depth(), e);
        for (int l = 1; l < network.depth(); l++) {
            double[] projected = Reals.product(f.get(l - 1), v);
            estimate.d(l, network.layer(l).timesDerivative(projected, pass.a(l)));
        }
        return estimate;
    }
}
