package io.hdlgen.golden.reference;

import java.util.List;

/**
 * Kolen and Pollack's rule: feedback alignment whose B_l gets the transposed update of W_(l+1), B_l -= eta x_l d_(l+1)^T + lambda B_l, so that W_(l+1) - B_l^T shrinks by 1 - lambda a step.
 *
 * <p>Kolen, Pollack, "Back-propagation without weight transport", ICNN 1994; Akrout, Wilson, Humphreys, Lillicrap, Tweed, "Deep learning without weight transport", NeurIPS 2019.
 */
final class KolenPollack implements FloatRule {
    private final FeedbackAlignment alignment;

    /**
     * Feedback that learns.
     *
     * @param b B_1 .. B_(L-1), n_l x n_(l+1)
     */
    KolenPollack(List<double[][]> b) {
        this.alignment = new FeedbackAlignment(b);
    }

    @Override
    public Estimate estimate(FloatNetwork network, double[] x, int label) {
        return alignment.estimate(network, x, label);
    }

    @Override
    public void learnFeedback(Estimate estimate, Rates rates) {
        for (int l = 1; l <= feedback().size(); l++) {
            double[][] b = feedback().get(l - 1);
            Reals.learn(b, -rates.eta(), estimate.pass().x(l), estimate.d(l + 1), rates.decay());
        }
    }

    @Override
    public List<double[][]> feedback() {
        return alignment.feedback();
    }
}
