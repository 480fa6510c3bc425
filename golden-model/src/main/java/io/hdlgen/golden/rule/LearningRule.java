package io.hdlgen.golden.rule;

import io.hdlgen.golden.spec.Description;
import java.util.List;

/**
 * One training step of a learning rule, written with the steps of a {@link FixedNetwork}. The sample's input stands in {@code training().x(0)}; all deltas are formed from the weights as they
 * were before the sample's updates.
 */
public interface LearningRule {
    /** One step on one sample: forward pass, error, deltas, updates. */
    void step(int label);

    /** Matrices of the rule besides the weights that stand in the weight banks, in the order of the layers. */
    List<WeightMatrix> storedMatrices();

    /** The rule of a description on a network; {@code feedback} is used by rules with fixed feedback. */
    static LearningRule of(Description description, FixedNetwork network, Feedback feedback) {
        return switch (description.rule().name()) {
            case BP -> new Backpropagation(network, description.formats());
            case DFA -> new DirectFeedbackAlignment(network, feedback);
            default ->
                throw new IllegalArgumentException(
                        "not yet: " + description.rule().name());
        };
    }
}
