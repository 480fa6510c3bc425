package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.RuleOptions;
import java.util.List;
import java.util.Map;

/**
 * One training step of a learning rule, written with the steps of a {@link FixedNetwork}. The sample's input stands in {@code training().x(0)}; all deltas are formed from the matrices as they
 * were before the sample's updates.
 */
public interface LearningRule {
    /** One step on one sample: forward pass, error, deltas, updates. */
    void step(int label);

    /** Counters of what only this rule saturates. */
    default List<SaturationCounter> saturations() {
        return List.of();
    }

    /** What only this rule forms, by the names of {@code docs/numerics.md} section 4: elements with XF fraction bits, as the last step left them. Copies. */
    default Map<String, int[]> vectors() {
        return Map.of();
    }

    /** The rule of a description on a network; {@code feedback} and {@code noise} are used by those rules that have them. */
    static LearningRule of(Description description, FixedNetwork network, Feedback feedback, Perturbation noise) {
        RuleOptions options = description.rule().options();
        return switch (description.rule().name()) {
            case BP -> new Backpropagation(network);
            case FA -> new FeedbackAlignment(network, feedback);
            case KP -> new KolenPollack(network, feedback, description.rule().decayShift());
            case DFA -> new DirectFeedbackAlignment(network, feedback);
            case SDFA -> new SignedDirectFeedbackAlignment(network, feedback, (RuleOptions.SignedError) options);
            case DRTP -> new DirectRandomTargetProjection(network, feedback);
            case DKP -> new DirectKolenPollack(network, feedback, (RuleOptions.FeedbackLearning) options);
            case FDFA ->
                new ForwardDirectFeedbackAlignment(network, feedback, noise, (RuleOptions.ForwardFeedback) options);
            case FG_A -> new ForwardGradient(network, noise);
            case DP, DP_T ->
                new DualPropagation(network, description.rule().name(), (RuleOptions.DualPropagation) options);
            case NP, DNP -> new NodePerturbation(network, noise, (RuleOptions.NodePerturbation) options);
            case ANP, DANP -> new ActivityNodePerturbation(network, noise, (RuleOptions.NodePerturbation) options);
            case INP, DINP -> new IterativeNodePerturbation(network, noise, (RuleOptions.NodePerturbation) options);
        };
    }
}
