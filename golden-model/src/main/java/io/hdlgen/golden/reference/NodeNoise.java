package io.hdlgen.golden.reference;

import io.hdlgen.golden.spec.RuleOptions;

/** What all node perturbation has in common: noise eps_l of variance sigma^2 on the pre-activations, and the mean of the deltas over several draws of it. */
final class NodeNoise {
    private final NoiseSource noise;
    private final double sigma;
    private final int draws;

    NodeNoise(NoiseSource noise, RuleOptions.NodePerturbation options) {
        this.noise = noise;
        this.sigma = Math.scalb(1.0, -options.sigmaShift());
        this.draws = 1 << options.drawsShift();
    }

    /** How many times the noise is drawn for a sample. */
    int draws() {
        return draws;
    }

    /** sigma^2. */
    double variance() {
        return sigma * sigma;
    }

    /** eps of one layer. */
    double[] eps(int n) {
        return Reals.scaled(sigma, noise.draw(n));
    }

    /** eps_l of all layers, at index l. */
    double[][] eps(FloatNetwork network) {
        double[][] eps = new double[network.depth() + 1][0];
        for (int l = 1; l <= network.depth(); l++) {
            eps[l] = eps(network.width(l));
        }
        return eps;
    }

    /** Deltas of zero, to which the draws are added. */
    static Estimate begin(FloatNetwork network, FloatPass pass) {
        Estimate estimate = new Estimate(pass, network.depth());
        for (int l = 1; l <= network.depth(); l++) {
            estimate.d(l, new double[network.width(l)]);
        }
        return estimate;
    }

    /** Says what a noisy pass holds in the activations' format: its sums, and what the layers above see of its outputs. */
    static void held(Estimate estimate, FloatPass noisy) {
        for (int l = 1; l < noisy.depth(); l++) {
            estimate.beside(noisy.a(l));
            estimate.beside(noisy.seen(l));
        }
        estimate.beside(noisy.logits());
    }

    /** d_l += h v / draws. */
    void add(Estimate estimate, int l, double h, double[] v) {
        estimate.d(l, Reals.sum(estimate.d(l), h / draws, v));
    }

    /** a / q, or 0 without any noise. */
    static double divide(double a, double q) {
        return q == 0 ? 0 : a / q;
    }
}
