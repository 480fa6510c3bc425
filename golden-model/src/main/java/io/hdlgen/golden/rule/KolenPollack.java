package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Feedback alignment whose feedback gets the update of the weights, B_l += x_l g_(l+1)^T, and the same decay, so that the two become alike.
 *
 * <p>Kolen, Pollack, "Backpropagation without weight transport", ICNN 1994; Akrout, Wilson, Humphreys, Lillicrap, Tweed, "Deep learning without weight transport", NeurIPS 2019.
 */
final class KolenPollack implements LearningRule {
    private final FixedNetwork network;
    private final Feedback feedback;
    private final LayeredProjection projection;
    private final OptionalInt decay;
    private final int heldShift;
    private final List<StoredVector> held = new ArrayList<>();

    KolenPollack(FixedNetwork network, Feedback feedback, OptionalInt decay) {
        this.network = network;
        this.feedback = feedback;
        this.projection = new LayeredProjection(network, feedback);
        this.decay = decay;
        Formats formats = network.formats();
        this.heldShift = formats.weights().fractionBits() - formats.feedback().fractionBits();
        for (int l = 1; l < network.depth(); l++) {
            held.add(new StoredVector("h" + l, network.width(l), formats.vectorBits()));
        }
    }

    @Override
    public void step(int label) {
        network.forward(label);
        network.outputDelta();
        projection.project();
        for (int l = 1; l < network.depth(); l++) {
            int[] h = held.get(l - 1).shifted(network.training().x(l).values(), 1, heldShift);
            network.learn(feedback.matrix(l), h, network.delta(l + 1), decay);
        }
        network.update();
    }

    @Override
    public List<SaturationCounter> saturations() {
        return held.stream().map(StoredVector::saturations).toList();
    }
}
