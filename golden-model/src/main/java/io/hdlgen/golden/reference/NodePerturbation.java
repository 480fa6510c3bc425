package io.hdlgen.golden.reference;

/**
 * Node perturbation, d_l = (dC / sigma^2) eps_l: a second pass with noise eps_l in all layers, and how the loss changes by it.
 *
 * <p>Dalm, van Gerven, Ahmad, "Effective learning with node perturbation in multi-layer neural networks", arXiv 2310.00965.
 */
final class NodePerturbation implements FloatRule {
    private final NodeNoise noise;

    NodePerturbation(NodeNoise noise) {
        this.noise = noise;
    }

    @Override
    public Estimate estimate(FloatNetwork network, double[] x, int label) {
        FloatPass clean = network.forward(x);
        Estimate estimate = NodeNoise.begin(network, clean);
        for (int draw = 0; draw < noise.draws(); draw++) {
            double[][] eps = noise.eps(network);
            FloatPass noisy = network.forward(x, eps);
            NodeNoise.held(estimate, noisy);
            double dC = network.loss(noisy, label) - network.loss(clean, label);
            for (int l = 1; l <= network.depth(); l++) {
                noise.add(estimate, l, dC / noise.variance(), eps[l]);
            }
        }
        return estimate;
    }
}
