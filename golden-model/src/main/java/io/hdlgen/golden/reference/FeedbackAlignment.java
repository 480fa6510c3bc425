package io.hdlgen.golden.reference;

import java.util.List;

/**
 * Feedback alignment, d_L = e, d_l = (B_l d_(l+1)) .* f'(a_l) with fixed random B_l in the place of W_(l+1)^T.
 *
 * <p>Lillicrap, Cownden, Tweed, Akerman, "Random synaptic feedback weights support error backpropagation for deep learning", Nature Communications 7, 2016.
 */
final class FeedbackAlignment implements FloatRule {
    private final List<double[][]> b;

    /**
     * Fixed feedback.
     *
     * @param b B_1 .. B_(L-1), n_l x n_(l+1)
     */
    FeedbackAlignment(List<double[][]> b) {
        this.b = List.copyOf(b);
    }

    @Override
    public Estimate estimate(FloatNetwork network, double[] x, int label) {
        FloatPass pass = network.forward(x);
        Estimate estimate = new Estimate(pass, network.depth());
        estimate.d(network.depth(), network.error(pass.logits(), label));
        for (int l = network.depth() - 1; l >= 1; l--) {
            double[] v = Reals.product(b.get(l - 1), estimate.d(l + 1));
            estimate.d(l, network.layer(l).timesDerivative(v, pass.a(l)));
        }
        return estimate;
    }

    @Override
    public List<double[][]> feedback() {
        return b;
    }
}
