package io.hdlgen.golden.reference;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Direct feedback alignment of signs, d_L = e, d_l = (F_l s) .* f'(a_l), s = sign(e) outside a dead band and 0 for -2^-b <= e < 2^-b. The output layer learns from e itself.
 *
 * <p>Frenkel, Lefebvre, Bol, "Learning without feedback: fixed random learning signals allow for feedforward training of deep neural networks", Frontiers in Neuroscience 15, 2021.
 */
final class SignedDirectFeedbackAlignment implements FloatRule {
    private final DirectFeedback direct;
    private final OptionalInt deadBandShift;

    SignedDirectFeedbackAlignment(DirectFeedback direct, OptionalInt deadBandShift) {
        this.direct = direct;
        this.deadBandShift = deadBandShift;
    }

    @Override
    public Estimate estimate(FloatNetwork network, double[] x, int label) {
        FloatPass pass = network.forward(x);
        double[] e = network.error(pass.logits(), label);
        return direct.project(network, pass, e, Arrays.stream(e).map(this::sign).toArray());
    }

    private double sign(double e) {
        if (deadBandShift.isEmpty()) {
            return Math.signum(e);
        }
        double edge = Math.scalb(1.0, -deadBandShift.getAsInt());
        return e < -edge ? -1 : e < edge ? 0 : 1;
    }

    @Override
    public List<double[][]> feedback() {
        return direct.f();
    }
}
