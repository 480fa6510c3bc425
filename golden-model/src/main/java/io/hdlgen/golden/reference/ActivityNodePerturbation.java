package io.hdlgen.golden.reference;

/**
 * Activity-based node perturbation, d_l = N dC da_l / sum_m |da_m|^2: not the noise but the whole change da_l of the pre-activations counts, that which came from below included; N is the number
 * of all neurons. With division by a shift N / sum |da|^2 is replaced by 1 / sigma^2. With two noisy passes da_l is the difference of the two, of which the noise itself need not be known, and
 * has the variance 2 sigma^2.
 *
 * <p>Dalm, van Gerven, Ahmad, "Effective learning with node perturbation in multi-layer neural networks", arXiv 2310.00965.
 */
final class ActivityNodePerturbation implements FloatRule {
    private final NodeNoise noise;
    private final boolean exact;
    private final boolean twoNoisyPasses;

    /**
     * ANP.
     *
     * @param exact division by the norm of da, not by a constant
     * @param twoNoisyPasses whether the first pass is noisy too
     */
    ActivityNodePerturbation(NodeNoise noise, boolean exact, boolean twoNoisyPasses) {
        this.noise = noise;
        this.exact = exact;
        this.twoNoisyPasses = twoNoisyPasses;
    }

    @Override
    public Estimate estimate(FloatNetwork network, double[] x, int label) {
        FloatPass first = twoNoisyPasses ? network.forward(x, noise.eps(network)) : network.forward(x);
        Estimate estimate = NodeNoise.begin(network, first);
        for (int draw = 0; draw < noise.draws(); draw++) {
            FloatPass noisy = network.forward(x, noise.eps(network));
            NodeNoise.held(estimate, noisy);
            double dC = network.loss(noisy, label) - network.loss(first, label);
            double[][] da = new double[network.depth() + 1][0];
            double squares = 0;
            int neurons = 0;
            for (int l = 1; l <= network.depth(); l++) {
                da[l] = Reals.sum(noisy.a(l), -1, first.a(l));
                squares += Reals.dot(da[l], da[l]);
                neurons += network.width(l);
            }
            double variance = twoNoisyPasses ? 2 * noise.variance() : noise.variance();
            double h = exact ? NodeNoise.divide(neurons * dC, squares) : dC / variance;
            for (int l = 1; l <= network.depth(); l++) {
                noise.add(estimate, l, h, da[l]);
            }
        }
        return estimate;
    }
}
