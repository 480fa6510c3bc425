package io.hdlgen.golden.spec;

import java.util.List;

/**
 * A chain of dense layers.
 *
 * @param input width n_0 of the input
 * @param layers layers 1 .. L; the last one is the output
 * @param loss what the output is trained on
 */
public record Network(int input, List<Layer> layers, Loss loss) {
    public Network {
        layers = List.copyOf(layers);
    }

    /** L, the number of layers with weights. */
    public int depth() {
        return layers.size();
    }

    /** n_l for l = 0 (the input) to L (the logits). */
    public int width(int l) {
        return l == 0 ? input : layers.get(l - 1).units();
    }

    /** Layer l for l = 1 to L. */
    public Layer layer(int l) {
        return layers.get(l - 1);
    }

    /** n_L. */
    public int classes() {
        return width(depth());
    }
}
