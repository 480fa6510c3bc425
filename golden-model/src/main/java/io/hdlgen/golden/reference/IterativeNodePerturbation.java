package io.hdlgen.golden.reference;

/**
 * Iterative node perturbation, d_l = n_l dC_l eps_l / |eps_l|^2: for every layer a pass with noise in that layer alone. With division by a shift n_l / |eps_l|^2 is replaced by 1 / sigma^2, which
 * for Rademacher noise it is.
 *
 * <p>Dalm, van Gerven, Ahmad, "Effective learning with node perturbation in multi-layer neural networks", arXiv 2310.00965.
 */
final class IterativeNodePerturbation implements FloatRule {
    private final NodeNoise noise;
    private final boolean exact;

    /**
     * INP.
     *
     * @param exact division by the norm of the noise drawn, not by its expectation
     */
    IterativeNodePerturbation(NodeNoise noise, boolean exact) {
        this.noise = noise;
        this.exact = exact;
    }

    @Override
    public Estimate estimate(FloatNetwork network, double[] x, int label) {
        FloatPass clean = network.forward(x);
        Estimate estimate = NodeNoise.begin(network, clean);
        for (int draw = 0; draw < noise.draws(); draw++) {
            for (int l = 1; l <= network.depth(); l++) {
                double[][] eps = new double[network.depth() + 1][0];
                eps[l] = noise.eps(network.width(l));
                FloatPass noisy = network.forward(x, eps);
                NodeNoise.held(estimate, noisy);
                double dC = network.loss(noisy, label) - network.loss(clean, label);
                double h = exact
                        ? NodeNoise.divide(network.width(l) * dC, Reals.dot(eps[l], eps[l]))
                        : dC / noise.variance();
                noise.add(estimate, l, h, eps[l]);
            }
        }
        return estimate;
    }
}
