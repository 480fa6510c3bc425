package io.hdlgen.golden.minibatch;

import java.util.List;

/** How the units of a network are told what they did wrong. */
public interface CreditRule {
    /** Forward pass of a loaded batch, and d_1 .. d_L of every sample from the weights as they are. */
    void assign(Net net, Batch batch);

    /** Matrices that the rule learns beside the weights, with their gradients for the last batch (mean over its samples). */
    default List<Feedback> feedback() {
        return List.of();
    }

    /**
     * A matrix that feeds errors back.
     *
     * @param matrix F_l transposed: n_L rows of n_l
     * @param gradient what is to be subtracted, times a rate
     */
    record Feedback(Rows matrix, Rows gradient) {}
}
