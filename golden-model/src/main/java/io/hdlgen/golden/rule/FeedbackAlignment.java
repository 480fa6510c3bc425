package io.hdlgen.golden.rule;

/**
 * Feedback alignment, d_l = (B_l d_(l+1)) .* f'(z_l) with fixed random B_l in the place of W_(l+1)^T.
 *
 * <p>Lillicrap, Cownden, Tweed, Akerman, "Random synaptic feedback weights support error backpropagation for deep learning", Nature Communications 7, 2016.
 */
final class FeedbackAlignment implements LearningRule {
    private final FixedNetwork network;
    private final LayeredProjection projection;

    FeedbackAlignment(FixedNetwork network, Feedback feedback) {
        this.network = network;
        this.projection = new LayeredProjection(network, feedback);
    }

    @Override
    public void step(int label) {
        network.forward(label);
        network.outputDelta();
        projection.project();
        network.update();
    }
}
