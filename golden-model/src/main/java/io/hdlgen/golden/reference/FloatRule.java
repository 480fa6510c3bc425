package io.hdlgen.golden.reference;

import java.util.List;

/** A learning rule: how it estimates the gradients d_l = dLoss/da_l, and what learns beside the weights. All of a sample's updates are made from the values before them. */
interface FloatRule {
    /** d_1 .. d_L of a sample from the matrices as they are; changes none of them. */
    Estimate estimate(FloatNetwork network, double[] x, int label);

    /** W_l -= eta d_l x_(l-1)^T, b_l -= eta d_l, with the decay. */
    default void update(FloatNetwork network, Estimate estimate, Rates rates) {
        for (int l = 1; l <= network.depth(); l++) {
            if (rates.writes(l)) {
                network.layer(l).descend(rates.eta(), estimate.d(l), estimate.stream(l - 1), rates.decay());
            }
        }
    }

    /** The update of the feedback matrices by the sample last estimated, if they learn. */
    default void learnFeedback(Estimate estimate, Rates rates) {}

    /** F_l or B_l, l = 1 .. L-1; live. */
    default List<double[][]> feedback() {
        return List.of();
    }
}
