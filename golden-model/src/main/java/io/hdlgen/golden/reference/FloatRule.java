package io.hdlgen.golden.reference;

import java.util.List;

/**
 * How a rule estimates the gradients d_l = dLoss/da_l from the error e = dLoss/da_L; d_L = e for all of them. Layers and pre-activations are lists over l = 1 .. L, feedback matrices over the
 * hidden layers.
 */
interface FloatRule {
    /** d_1 .. d_L from the weights as they are. */
    double[][] deltas(List<FloatLayer> layers, double[][] a, double[] e);

    /** Backpropagation: d_l = (W_(l+1)^T d_(l+1)) .* f'(a_l). */
    static FloatRule backpropagation() {
        return (layers, a, e) -> {
            double[][] d = new double[layers.size()][];
            d[d.length - 1] = e;
            for (int l = d.length - 2; l >= 0; l--) {
                d[l] = layers.get(l).timesDerivative(layers.get(l + 1).transposed(d[l + 1]), a[l]);
            }
            return d;
        };
    }

    /**
     * Feedback alignment: d_l = (B_(l+1)^T d_(l+1)) .* f'(a_l). Lillicrap, Cownden, Tweed, Akerman, "Random synaptic feedback weights support error backpropagation for deep learning", Nature
     * Communications 7, 2016.
     *
     * @param b B_2 .. B_L, each of the shape of its W
     */
    static FloatRule feedbackAlignment(double[][][] b) {
        return (layers, a, e) -> {
            double[][] d = new double[layers.size()][];
            d[d.length - 1] = e;
            for (int l = d.length - 2; l >= 0; l--) {
                double[] v = new double[a[l].length];
                for (int j = 0; j < v.length; j++) {
                    for (int i = 0; i < d[l + 1].length; i++) {
                        v[j] += b[l][i][j] * d[l + 1][i];
                    }
                }
                d[l] = layers.get(l).timesDerivative(v, a[l]);
            }
            return d;
        };
    }

    /**
     * Direct feedback alignment: d_l = (F_l e) .* f'(a_l).
     *
     * @param f F_1 .. F_(L-1), each n_l x n_L
     */
    static FloatRule directFeedbackAlignment(double[][][] f) {
        return (layers, a, e) -> {
            double[][] d = new double[layers.size()][];
            d[d.length - 1] = e;
            for (int l = 0; l < d.length - 1; l++) {
                double[] v = new double[a[l].length];
                for (int i = 0; i < v.length; i++) {
                    for (int j = 0; j < e.length; j++) {
                        v[i] += f[l][i][j] * e[j];
                    }
                }
                d[l] = layers.get(l).timesDerivative(v, a[l]);
            }
            return d;
        };
    }
}
