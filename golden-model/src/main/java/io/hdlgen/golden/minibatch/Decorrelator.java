package io.hdlgen.golden.minibatch;

/** R -= rate C R with C = mean of xt xt^T, its diagonal zeroed: every layer input is driven to be uncorrelated. Ahmad, Schrauwen, van Gerven 2023; Dalm et al., arXiv 2310.00965. */
final class Decorrelator {
    private Decorrelator() {}

    /** Learns all R_l from the decorrelated inputs xt of the batch's pass. */
    static void learn(Net net, Pass pass, double rate) {
        for (int l = 0; l < net.depth(); l++) {
            learn(net.decorrelation(l), pass.input[l], rate);
        }
    }

    /** C R as xt^T (xt R) minus the diagonal's share: two products with the batch instead of a product of n x n matrices. */
    static void learn(Rows r, Rows xt, double rate) {
        Rows projected = xt.emptied();
        Products.multiply(xt, r, projected);
        Rows change = r.emptied();
        Products.multiplyTransposed(xt, projected, change);
        float factor = (float) (rate / xt.rows());
        float[] diagonal = new float[xt.columns()];
        for (int i = 0; i < xt.rows(); i++) {
            for (int j = 0; j < diagonal.length; j++) {
                diagonal[j] += xt.at(i, j) * xt.at(i, j);
            }
        }
        for (int i = 0; i < r.rows(); i++) {
            for (int j = 0; j < r.columns(); j++) {
                float off = change.at(i, j) - diagonal[i] * r.at(i, j);
                r.put(i, j, r.at(i, j) - factor * off);
            }
        }
    }
}
