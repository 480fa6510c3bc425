package io.hdlgen.golden.experiment;

import io.hdlgen.golden.minibatch.Net;
import io.hdlgen.golden.minibatch.Products;
import io.hdlgen.golden.minibatch.Rows;

/** The largest singular value of W_L .. W_1: how much a linear network of the same weights can stretch a change of its input. Two Tales takes it for a Lipschitz constant. */
final class SpectralNorm {
    private static final int ITERATIONS = 300;

    private SpectralNorm() {}

    static double of(Net net) {
        Rows product = net.weights(1);
        for (int l = 2; l <= net.depth(); l++) {
            Rows next = Rows.zeros(product.rows(), net.weights(l).columns());
            Products.multiply(product, net.weights(l), next);
            product = next;
        }
        Rows square = Rows.zeros(product.columns(), product.columns());
        Products.multiplyTransposed(product, product, square);
        return Math.sqrt(largestEigenvalue(square));
    }

    /** By power iteration; m is symmetric and has no negative eigenvalue. */
    static double largestEigenvalue(Rows m) {
        double[] v = new double[m.rows()];
        for (int i = 0; i < v.length; i++) {
            v[i] = 1 + i; // no symmetry of m is at right angles to it by accident
        }
        double norm = 0;
        for (int n = 0; n < ITERATIONS; n++) {
            double[] next = new double[v.length];
            double squares = 0;
            double before = 0;
            for (int i = 0; i < v.length; i++) {
                for (int j = 0; j < v.length; j++) {
                    next[i] += m.at(i, j) * v[j];
                }
                squares += next[i] * next[i];
                before += v[i] * v[i];
            }
            norm = Math.sqrt(squares / before);
            double length = Math.sqrt(squares);
            for (int i = 0; i < v.length; i++) {
                v[i] = length == 0 ? 0 : next[i] / length;
            }
            if (length == 0) {
                return 0;
            }
        }
        return norm;
    }
}
