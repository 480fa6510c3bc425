package io.hdlgen.golden.reference;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The rule that a design asks for, with what it starts from. */
final class FloatRules {
    private FloatRules() {}

    /** A rule with the design's feedback and with the given noise, which rules without noise leave alone. */
    static FloatRule of(Design design, NoiseSource noise) {
        RuleSpec rule = design.description().rule();
        List<double[][]> feedback = FloatStart.feedback(design);
        DirectFeedback direct = new DirectFeedback(feedback);
        return switch (rule.name()) {
            case BP -> new Backpropagation();
            case FA -> new FeedbackAlignment(feedback);
            case KP -> new KolenPollack(feedback);
            case DFA -> new DirectFeedbackAlignment(direct);
            case SDFA ->
                new SignedDirectFeedbackAlignment(
                        direct, rule.options(RuleOptions.SignedError.class).deadBandShift());
            case DRTP -> new DirectRandomTargetProjection(direct);
            case DKP -> {
                RuleOptions.FeedbackLearning options = rule.options(RuleOptions.FeedbackLearning.class);
                yield new DirectKolenPollack(
                        direct, Math.scalb(1.0, -options.rateShift()), decay(options.decayShift()));
            }
            case FDFA -> {
                int alphaShift = rule.options(RuleOptions.ForwardFeedback.class).alphaShift();
                yield new ForwardDirectFeedbackAlignment(direct, Math.scalb(1.0, -alphaShift), noise);
            }
            case FG_A -> new ForwardGradient(noise);
            case DP, DP_T ->
                new DualPropagation(rule.name() == RuleName.DP_T, rule.options(RuleOptions.DualPropagation.class));
            case NP, DNP, ANP, DANP, INP, DINP ->
                perturbation(rule.name(), rule.options(RuleOptions.NodePerturbation.class), noise);
        };
    }

    private static FloatRule perturbation(RuleName name, RuleOptions.NodePerturbation options, NoiseSource noise) {
        NodeNoise nodes = new NodeNoise(noise, options);
        boolean exact = options.division() == Division.EXACT;
        return switch (name) {
            case ANP, DANP -> new ActivityNodePerturbation(nodes, exact, options.twoNoisyPasses());
            case INP, DINP -> new IterativeNodePerturbation(nodes, exact);
            default -> new NodePerturbation(nodes);
        };
    }

    /** 2^-kd, or 0 for none. */
    static double decay(OptionalInt shift) {
        return shift.isPresent() ? Math.scalb(1.0, -shift.getAsInt()) : 0;
    }

    /** The noise of the fixed-point model from a state of its LFSR on, if the rule has any. */
    static Optional<NoiseSource> noise(Description description, long state) {
        return description.rule().options().noiseKind().map(kind -> new HardwareNoise(kind, state));
    }
}
