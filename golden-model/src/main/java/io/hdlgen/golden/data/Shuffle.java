package io.hdlgen.golden.data;

import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.noise.SplitMix64;

/** The order in which an epoch visits the training samples, {@code docs/numerics.md} section 6. */
public final class Shuffle {
    private Shuffle() {}

    /**
     * A permutation of 0 .. n-1.
     *
     * @param seed of the description
     * @param epoch from 0
     * @param n number of samples
     */
    public static int[] order(long seed, int epoch, int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        SplitMix64 random = new SplitMix64(Seeds.derive(seed, Seeds.SAMPLE_ORDER, epoch));
        for (int i = n - 1; i >= 1; i--) {
            int j = random.below(i + 1L);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
