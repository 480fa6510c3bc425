package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Fixed;
import io.hdlgen.golden.spec.RuleOptions;

/** Direct feedback alignment of signs, d_l = (F_l s) .* f'(z_l), s = sign(e) and 0 for errors in the dead band; the output layer keeps the error itself. */
final class SignedDirectFeedbackAlignment implements LearningRule {
    private final FixedNetwork network;
    private final DirectProjection projection;
    private final int signShift;
    private final Signal signs;

    SignedDirectFeedbackAlignment(FixedNetwork network, Feedback feedback, RuleOptions.SignedError options) {
        this.network = network;
        this.projection = new DirectProjection(network, feedback);
        int ef = network.formats().error().fractionBits();
        // A dead band of 2^-b: rnd gives 0 exactly for -2^-b <= e < 2^-b.
        this.signShift = options.deadBandShift().isPresent()
                ? ef - options.deadBandShift().getAsInt() + 1
                : 0;
        this.signs = new Signal(network.width(network.depth()), 0);
    }

    @Override
    public void step(int label) {
        network.forward(label);
        network.outputDelta();
        int[] e = network.error().values();
        for (int j = 0; j < signs.size(); j++) {
            signs.values()[j] = Long.signum(Fixed.rnd(e[j], signShift));
        }
        signs.measure();
        projection.project(signs, 0);
        network.update();
    }
}
