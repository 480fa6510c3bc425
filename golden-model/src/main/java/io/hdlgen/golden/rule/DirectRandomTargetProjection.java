package io.hdlgen.golden.rule;

import java.util.Arrays;

/**
 * Direct random target projection, d_l = (F_l t) .* f'(z_l) with the one-hot target t in the place of the error; the output layer keeps the error.
 *
 * <p>Frenkel, Lefebvre, Bol, "Learning without feedback: fixed random learning signals allow for feedforward training of deep neural networks", Frontiers in Neuroscience 15, 2021, arXiv
 * 1909.01311.
 */
final class DirectRandomTargetProjection implements LearningRule {
    private final FixedNetwork network;
    private final DirectProjection projection;
    private final Signal target;

    DirectRandomTargetProjection(FixedNetwork network, Feedback feedback) {
        this.network = network;
        this.projection = new DirectProjection(network, feedback);
        this.target = new Signal(network.width(network.depth()), 0);
    }

    @Override
    public void step(int label) {
        network.forward(label);
        network.outputDelta();
        Arrays.fill(target.values(), 0);
        target.values()[label] = (int) network.formats().activations().one();
        target.measure();
        projection.project(target, network.formats().activations().fractionBits());
        network.update();
    }
}
