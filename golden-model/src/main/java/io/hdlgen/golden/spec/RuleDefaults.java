package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.RuleOptions.Alpha;
import io.hdlgen.golden.spec.RuleOptions.Decorrelation;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleOptions.DualPropagation;
import io.hdlgen.golden.spec.RuleOptions.FeedbackLearning;
import io.hdlgen.golden.spec.RuleOptions.ForwardFeedback;
import io.hdlgen.golden.spec.RuleOptions.ForwardGradient;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.golden.spec.RuleOptions.None;
import io.hdlgen.golden.spec.RuleOptions.SignedError;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import java.util.Optional;
import java.util.OptionalInt;

/** What a rule's fields are when they are not given. */
final class RuleDefaults {
    private static final FixedFormat ACTIVATIONS = new FixedFormat(7, 9);
    /** The states of dual propagation differ by little: they need more bits behind the point. */
    private static final FixedFormat DUAL_ACTIVATIONS = new FixedFormat(6, 10);

    private RuleDefaults() {}

    /** k of the learning rate. */
    static int rateShift(RuleName name) {
        return switch (name) {
            case BP, FA, KP, DFA, SDFA, DRTP, DKP, FDFA, DP, DP_T, DANP -> 7;
            case FG_A, NP, ANP, INP -> 12;
            case DNP -> 9;
            case DINP -> 8;
        };
    }

    /** Format of the activations. */
    static FixedFormat activations(Optional<RuleName> name) {
        return name.filter(RuleName::propagatesDuals).isPresent() ? DUAL_ACTIVATIONS : ACTIVATIONS;
    }

    /**
     * The options.
     *
     * @param rateShift k of the learning rate, which some follow
     */
    static RuleOptions options(RuleName name, int rateShift) {
        return switch (name) {
            case BP, FA, KP, DFA, DRTP -> new None();
            case SDFA -> new SignedError(OptionalInt.of(3));
            case DKP -> new FeedbackLearning(Math.min(rateShift + 3, Limits.RATE_SHIFT), OptionalInt.empty());
            case FDFA -> new ForwardFeedback(rateShift, NoiseKind.RADEMACHER);
            case FG_A -> new ForwardGradient(NoiseKind.RADEMACHER);
            case DP, DP_T -> new DualPropagation(Alpha.HALF, 3, SweepOrder.DOWNWARD, 1);
            case NP, INP -> perturbation(Division.SHIFT, Optional.empty());
            case ANP -> perturbation(Division.EXACT, Optional.empty());
            case DNP -> perturbation(Division.SHIFT, Optional.of(new Decorrelation(11, true)));
            case DANP -> perturbation(Division.EXACT, Optional.of(new Decorrelation(11, true)));
            case DINP -> perturbation(Division.SHIFT, Optional.of(new Decorrelation(13, true)));
        };
    }

    private static NodePerturbation perturbation(Division division, Optional<Decorrelation> decorrelation) {
        return new NodePerturbation(4, NoiseKind.RADEMACHER, 0, division, false, decorrelation);
    }
}
