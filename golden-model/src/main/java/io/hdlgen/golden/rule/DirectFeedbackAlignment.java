package io.hdlgen.golden.rule;

/**
 * Direct feedback alignment, d_l = (F_l e) .* f'(z_l) with fixed random F_l.
 *
 * <p>Nokland, "Direct feedback alignment provides learning in deep neural networks", NeurIPS 2016; Refinetti, d'Ascoli, Ohana, Goldt, "Align, then memorise", ICML 2021.
 */
final class DirectFeedbackAlignment implements LearningRule {
    private final FixedNetwork network;
    private final DirectProjection projection;

    DirectFeedbackAlignment(FixedNetwork network, Feedback feedback) {
        this.network = network;
        this.projection = new DirectProjection(network, feedback);
    }

    @Override
    public void step(int label) {
        network.forward(label);
        network.outputDelta();
        projection.project(network.error(), network.formats().error().fractionBits());
        network.update();
    }
}
