package io.hdlgen.golden.reference;

import java.util.List;

/**
 * Direct Kolen-Pollack: direct feedback alignment whose feedback learns with a rate and a decay of its own, F_l -= eta_B x_l e^T + lambda_B F_l.
 *
 * <p>Webster, Choi, Ahn, "Learning the connections in direct feedback alignment", 2020.
 */
final class DirectKolenPollack implements FloatRule {
    private final DirectFeedback direct;
    private final double rate;
    private final double decay;

    /**
     * Feedback that learns.
     *
     * @param rate eta_B
     * @param decay lambda_B, 0 for none
     */
    DirectKolenPollack(DirectFeedback direct, double rate, double decay) {
        this.direct = direct;
        this.rate = rate;
        this.decay = decay;
    }

    @Override
    public Estimate estimate(FloatNetwork network, double[] x, int label) {
        FloatPass pass = network.forward(x);
        double[] e = network.error(pass.logits(), label);
        return direct.project(network, pass, e, e);
    }

    @Override
    public void learnFeedback(Estimate estimate, Rates rates) {
        double[] e = estimate.d(feedback().size() + 1);
        for (int l = 1; l <= feedback().size(); l++) {
            Reals.learn(feedback().get(l - 1), -rate, estimate.pass().x(l), e, decay);
        }
    }

    @Override
    public List<double[][]> feedback() {
        return direct.f();
    }
}
