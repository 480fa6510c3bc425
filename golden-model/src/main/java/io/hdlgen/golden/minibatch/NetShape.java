package io.hdlgen.golden.minibatch;

import java.util.List;

/**
 * What a network is made of.
 *
 * @param widths n_0 .. n_L
 * @param activity of every hidden layer
 * @param biases whether units have biases
 * @param batchNorm whether hidden pre-activations are normalised over the batch
 * @param decorrelate whether every layer input goes through a matrix R
 */
public record NetShape(
        List<Integer> widths, Activity activity, boolean biases, boolean batchNorm, boolean decorrelate) {
    public NetShape {
        widths = List.copyOf(widths);
    }

    /** Layers with biases and nothing else. */
    public static NetShape plain(Activity activity, Integer... widths) {
        return new NetShape(List.of(widths), activity, true, false, false);
    }

    /** L. */
    public int depth() {
        return widths.size() - 1;
    }

    /** n_l. */
    public int width(int l) {
        return widths.get(l);
    }
}
