package io.hdlgen.golden.reference;

import java.util.List;

/**
 * Forward direct feedback alignment. A tangent pass t_1 = u_1, t_l = f'(a_l) .* (W_l t_(l-1)) + u_l, dy = W_L t_(L-1) has noise u_l at every hidden layer, so that E[dy u_l^T] is the Jacobian
 * J_l = dy/dx_l; F_l = (1 - alpha) F_l + alpha u_l dy^T follows its transpose from F_l = 0 on, and d_L = e, d_l = (F_l e) .* f'(a_l) with the old F_l.
 *
 * <p>Bacho, Chu, "Low-variance forward gradients using direct feedback alignment and momentum", Neural Networks 169, 2024, arXiv 2212.07282.
 */
final class ForwardDirectFeedbackAlignment implements FloatRule {
    private final DirectFeedback direct;
    private final double alpha;
    private final NoiseSource noise;
    private final double[][] u;
    private double[] dy = new double[0];

    ForwardDirectFeedbackAlignment(DirectFeedback direct, double alpha, NoiseSource noise) {
        this.direct = direct;
        this.alpha = alpha;
        this.noise = noise;
        this.u = new double[direct.f().size() + 1][0];
    }

    @Override
    public Estimate estimate(FloatNetwork network, double[] x, int label) {
        FloatPass pass = network.forward(x);
        double[] e = network.error(pass.logits(), label);
        Estimate estimate = direct.project(network, pass, e, e);
        if (network.depth() > 1) {
            propagateTangents(network, estimate);
        }
        return estimate;
    }

    private void propagateTangents(FloatNetwork network, Estimate estimate) {
        u[1] = noise.draw(network.width(1));
        double[] t = u[1];
        estimate.beside(t);
        for (int l = 2; l < network.depth(); l++) {
            u[l] = noise.draw(network.width(l));
            FloatLayer layer = network.layer(l);
            t = Reals.sum(
                    layer.timesDerivative(layer.tangent(t), estimate.pass().a(l)), 1, u[l]);
            estimate.beside(t);
        }
        dy = network.layer(network.depth()).tangent(t);
        estimate.beside(dy);
    }

    @Override
    public void learnFeedback(Estimate estimate, Rates rates) {
        for (int l = 1; l <= feedback().size(); l++) {
            Reals.learn(feedback().get(l - 1), alpha, u[l], dy, alpha);
        }
    }

    @Override
    public List<double[][]> feedback() {
        return direct.f();
    }
}
