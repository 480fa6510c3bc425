package io.hdlgen.golden.train;

import java.util.Locale;

/**
 * Numbers that should stay within their range no longer do: what a run looks like that diverges, original dual propagation with alpha other than 1/2 and several sweeps for instance.
 *
 * @param position where it was seen
 * @param name of the counter, {@code docs/numerics.md} section 1
 * @param share of the elements that saturated in the last window of samples
 */
public record Divergence(Position position, String name, double share) {
    /** One line for the user. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "the run diverges: %.1f %% of %s saturated by sample %d of epoch %d; a smaller learning rate, a wider format or other options of the rule may help",
                100 * share,
                name,
                position.sample(),
                position.epoch() + 1);
    }
}
