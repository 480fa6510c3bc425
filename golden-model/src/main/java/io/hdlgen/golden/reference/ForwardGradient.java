package io.hdlgen.golden.reference;

/**
 * Activity-perturbed forward gradient (FG-A): noise u_l on every pre-activation, its tangents ta_1 = u_1, ta_l = W_l (f'(a_(l-1)) .* ta_(l-1)) + u_l, the directional derivative
 * s = e . ta_L of the loss along it, and d_l = s u_l.
 *
 * <p>Ren, Kornblith, Liao, Hinton, "Scaling forward gradient with local losses", ICLR 2023, arXiv 2210.03310.
 */
final class ForwardGradient implements FloatRule {
    private final NoiseSource noise;

    ForwardGradient(NoiseSource noise) {
        this.noise = noise;
    }

    @Override
    public Estimate estimate(FloatNetwork network, double[] x, int label) {
        FloatPass pass = network.forward(x);
        double[][] u = new double[network.depth() + 1][0];
        u[1] = noise.draw(network.width(1));
        double[] ta = u[1];
        Estimate estimate = new Estimate(pass, network.depth());
        estimate.beside(ta);
        for (int l = 2; l <= network.depth(); l++) {
            u[l] = noise.draw(network.width(l));
            double[] below = network.layer(l - 1).timesDerivative(ta, pass.a(l - 1));
            ta = Reals.sum(network.layer(l).tangent(below), 1, u[l]);
            estimate.beside(ta);
        }
        double s = Reals.dot(network.error(pass.logits(), label), ta);
        for (int l = 1; l <= network.depth(); l++) {
            estimate.d(l, Reals.scaled(s, u[l]));
        }
        return estimate;
    }
}
