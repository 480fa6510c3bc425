package io.hdlgen.golden.spec;

import java.util.List;

/**
 * Fixed feedback matrices F_l, n_l x n_L, of the hidden layers.
 *
 * @param values distribution of the entries before scaling
 * @param source stored or regenerated
 * @param scaleShifts f_l for l = 1 .. L-1: entries are multiplied by 2^-f_l; the element of layer l has index l - 1
 */
public record FeedbackSpec(FeedbackValues values, FeedbackSource source, List<Integer> scaleShifts) {
    public FeedbackSpec {
        scaleShifts = List.copyOf(scaleShifts);
    }

    /** f_l of layer l = 1 .. L-1. */
    public int scaleShift(int l) {
        return scaleShifts.get(l - 1);
    }
}
