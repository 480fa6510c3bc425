package io.hdlgen.golden.reference;

/**
 * Weight-perturbed forward gradient (FG-W): noise V_l on every weight and v_l on every bias, its tangents ta_l = V_l x_(l-1) + v_l + W_l (f'(a_(l-1)) .* ta_(l-1)), the directional derivative
 * s = e . ta_L of the loss along it, and W_l -= eta s V_l, b_l -= eta s v_l. Only in floating point: it takes a random number for every weight. d_l is that of the biases, s v_l.
 *
 * <p>Baydin, Pearlmutter, Syme, Wood, Torr, "Gradients without backpropagation", 2022, arXiv 2202.08587.
 */
final class WeightForwardGradient implements FloatRule {
    private final NoiseSource noise;
    private double[][][] v = new double[0][][];
    private double s;

    WeightForwardGradient(NoiseSource noise) {
        this.noise = noise;
    }

    @Override
    public Estimate estimate(FloatNetwork network, double[] x, int label) {
        FloatPass pass = network.forward(x);
        int depth = network.depth();
        v = new double[depth + 1][][];
        double[][] biases = new double[depth + 1][0];
        double[] ta = new double[0];
        for (int l = 1; l <= depth; l++) {
            v[l] = new double[network.width(l)][];
            for (int i = 0; i < v[l].length; i++) {
                v[l][i] = noise.draw(pass.x(l - 1).length);
            }
            biases[l] = noise.draw(network.width(l));
            double[] own = Reals.sum(Reals.product(v[l], pass.x(l - 1)), 1, biases[l]);
            ta = l == 1 ? own : Reals.sum(own, 1, carried(network, pass, l, ta));
        }
        s = Reals.dot(network.error(pass.logits(), label), ta);
        Estimate estimate = new Estimate(pass, depth);
        for (int l = 1; l <= depth; l++) {
            estimate.d(l, Reals.scaled(s, biases[l]));
        }
        return estimate;
    }

    /** W_l (f'(a_(l-1)) .* ta_(l-1)). */
    private static double[] carried(FloatNetwork network, FloatPass pass, int l, double[] ta) {
        return network.layer(l).tangent(network.layer(l - 1).timesDerivative(ta, pass.a(l - 1)));
    }

    @Override
    public void update(FloatNetwork network, Estimate estimate, Rates rates) {
        for (int l = 1; l <= network.depth(); l++) {
            if (rates.writes(l)) {
                // The biases alone: a stream of zeros leaves only the decay to the weights.
                FloatLayer layer = network.layer(l);
                layer.descend(rates.eta(), estimate.d(l), new double[estimate.stream(l - 1).length], rates.decay());
                for (int i = 0; i < layer.w.length; i++) {
                    layer.w[i] = Reals.sum(layer.w[i], -rates.eta() * s, v[l][i]);
                }
            }
        }
    }
}
