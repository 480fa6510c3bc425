package io.hdlgen.golden.train;

import java.util.Locale;

/**
 * The logits have drifted away together: what softmax does not see until they reach the end of their range, where the run collapses ({@code docs/numerics.md} section 5).
 *
 * @param position where it was seen
 * @param meanLogit mean of all logits of the last window of samples
 * @param limit end of the range of a logit
 */
public record LogitDrift(Position position, double meanLogit, double limit) {
    /** One line for the user. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "the mean logit has run away to %.1f (range +-%.0f) by sample %d of epoch %d: the run is about to collapse; use stochastic rounding or weights with more fraction bits",
                meanLogit,
                limit,
                position.sample(),
                position.epoch() + 1);
    }
}
