package io.hdlgen.golden.rule;

/** The way down of FA and KP: as backpropagation's, with B_l in the place of W_(l+1)^T. */
final class LayeredProjection {
    private final FixedNetwork network;
    private final Feedback feedback;

    LayeredProjection(FixedNetwork network, Feedback feedback) {
        this.network = network;
        this.feedback = feedback;
    }

    /** g_l = mask(sat(rnd(B_l g_(l+1), BF))) for l = L-1 .. 1. */
    void project() {
        for (int l = network.depth() - 1; l >= 1; l--) {
            feedback.matrix(l).multiply(network.delta(l + 1), network.sums());
            network.hiddenDelta(l, network.sums(), feedback.fractionBits(l));
        }
    }
}
