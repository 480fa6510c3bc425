package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.RuleOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Direct feedback alignment whose feedback learns, F_l -= eta_B x_l e^T, with a decay of its own if asked for.
 *
 * <p>Webster, Choi, Ahn, "Learning the connections in direct feedback alignment", 2021.
 */
final class DirectKolenPollack implements LearningRule {
    private final FixedNetwork network;
    private final Feedback feedback;
    private final DirectProjection projection;
    private final RuleOptions.FeedbackLearning options;
    private final int heldShift;
    private final List<StoredVector> held = new ArrayList<>();

    DirectKolenPollack(FixedNetwork network, Feedback feedback, RuleOptions.FeedbackLearning options) {
        this.network = network;
        this.feedback = feedback;
        this.projection = new DirectProjection(network, feedback);
        this.options = options;
        Formats formats = network.formats();
        int heldFraction = formats.updateShift()
                + formats.feedback().fractionBits()
                - formats.error().fractionBits();
        this.heldShift = formats.activations().fractionBits() + options.rateShift() - heldFraction;
        for (int l = 1; l < network.depth(); l++) {
            held.add(new StoredVector("h" + l, network.width(l), formats.vectorBits()));
        }
    }

    @Override
    public void step(int label) {
        network.forward(label);
        network.outputDelta();
        projection.project(network.error(), network.formats().error().fractionBits());
        for (int l = 1; l < network.depth(); l++) {
            int[] h = held.get(l - 1).shifted(network.training().x(l).values(), -1, heldShift);
            network.learn(feedback.matrix(l), h, network.error(), options.decayShift());
        }
        network.update();
    }

    @Override
    public List<SaturationCounter> saturations() {
        return held.stream().map(StoredVector::saturations).toList();
    }
}
