package io.hdlgen.golden.rule;

/**
 * Backpropagation, d_l = (W_(l+1)^T d_(l+1)) .* f'(z_l).
 *
 * <p>Rumelhart, Hinton, Williams, "Learning representations by back-propagating errors", Nature 323, 1986. The held g_l = -eta d_l is carried down instead of d_l.
 */
final class Backpropagation implements LearningRule {
    private final FixedNetwork network;

    Backpropagation(FixedNetwork network) {
        this.network = network;
    }

    @Override
    public void step(int label) {
        network.forward(label);
        network.outputDelta();
        for (int l = network.depth() - 1; l >= 1; l--) {
            // g_l = mask(sat(rnd(W_(l+1)^T g_(l+1), WF)))
            network.weights(l + 1).multiplyTransposed(network.delta(l + 1).values(), network.sums());
            network.hiddenDelta(l, network.sums(), network.formats().weights().fractionBits());
        }
        network.update();
    }
}
