package io.hdlgen.golden.reference;

/**
 * Backpropagation, d_L = e, d_l = (W_(l+1)^T d_(l+1)) .* f'(a_l).
 *
 * <p>Rumelhart, Hinton, Williams, "Learning representations by back-propagating errors", Nature 323, 1986.
 */
final class Backpropagation implements FloatRule {
    @Override
    public Estimate estimate(FloatNetwork network, double[] x, int label) {
        FloatPass pass = network.forward(x);
        Estimate estimate = new Estimate(pass, network.depth());
        estimate.d(network.depth(), network.error(pass.logits(), label));
        for (int l = network.depth() - 1; l >= 1; l--) {
            double[] seen = network.layer(l + 1).transposed(estimate.d(l + 1));
            double[] v = network.decorrelation().transposed(l, seen);
            estimate.d(l, network.layer(l).timesDerivative(v, pass.a(l)));
        }
        return estimate;
    }
}
