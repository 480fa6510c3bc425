package io.hdlgen.golden.train;

/**
 * What is counted within an epoch; a checkpoint keeps it, so that a resumed epoch reports the same.
 *
 * @param correct training samples predicted right
 * @param logitSum sum of all raw logits
 * @param before saturations at the start of the epoch
 */
public record Tally(long correct, long logitSum, Saturations before) {
    /** One more sample. */
    Tally with(Step step, int label) {
        // At most 2^31 samples of 2^10 logits of 18 bits: 2^58.
        long sum = logitSum;
        for (int z : step.logits()) {
            sum += z;
        }
        return new Tally(correct + (step.prediction() == label ? 1 : 0), sum, before);
    }
}
