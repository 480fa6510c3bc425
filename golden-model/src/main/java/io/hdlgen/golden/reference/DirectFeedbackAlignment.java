package io.hdlgen.golden.reference;

import java.util.List;

/**
 * Direct feedback alignment, d_L = e, d_l = (F_l e) .* f'(a_l).
 *
 * <p>Nokland, "Direct feedback alignment provides learning in deep neural networks", NIPS 2016; Refinetti, d'Ascoli, Ohana, Goldt, "Align, then memorise", ICML 2021.
 */
final class DirectFeedbackAlignment implements FloatRule {
    private final DirectFeedback direct;

    DirectFeedbackAlignment(DirectFeedback direct) {
        this.direct = direct;
    }

    @Override
    public Estimate estimate(FloatNetwork network, double[] x, int label) {
        FloatPass pass = network.forward(x);
        double[] e = network.error(pass.logits(), label);
        return direct.project(network, pass, e, e);
    }

    @Override
    public List<double[][]> feedback() {
        return direct.f();
    }
}
