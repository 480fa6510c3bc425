package io.hdlgen.golden.reference;

import java.util.List;

/**
 * Direct random target projection, d_L = e, d_l = (F_l t) .* f'(a_l) with the one-hot target t: hidden layers need not wait for the output.
 *
 * <p>Frenkel, Lefebvre, Bol, "Learning without feedback: fixed random learning signals allow for feedforward training of deep neural networks", Frontiers in Neuroscience 15, 2021, arXiv
 * 1909.01311.
 */
final class DirectRandomTargetProjection implements FloatRule {
    private final DirectFeedback direct;

    DirectRandomTargetProjection(DirectFeedback direct) {
        this.direct = direct;
    }

    @Override
    public Estimate estimate(FloatNetwork network, double[] x, int label) {
        FloatPass pass = network.forward(x);
        double[] t = new double[network.width(network.depth())];
        t[label] = 1;
        return direct.project(network, pass, network.error(pass.logits(), label), t);
    }

    @Override
    public List<double[][]> feedback() {
        return direct.f();
    }
}
