package io.hdlgen.golden.testing;

import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleOptions.Alpha;
import io.hdlgen.golden.spec.RuleOptions.Decorrelation;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import java.util.Optional;
import java.util.OptionalInt;

/** Usual options of every rule, for tests that do not care. */
public final class DefaultOptions {
    private DefaultOptions() {}

    /** The options of a rule with eta = 2^-k. */
    public static RuleOptions of(RuleName rule, int k) {
        return switch (rule) {
            case BP, FA, KP, DFA, DRTP -> new RuleOptions.None();
            case SDFA -> new RuleOptions.SignedError(OptionalInt.of(3));
            case DKP -> new RuleOptions.FeedbackLearning(k + 3, OptionalInt.empty());
            case FDFA -> new RuleOptions.ForwardFeedback(k, NoiseKind.RADEMACHER);
            case FG_A -> new RuleOptions.ForwardGradient(NoiseKind.RADEMACHER);
            case DP, DP_T -> new RuleOptions.DualPropagation(Alpha.HALF, 3, SweepOrder.DOWNWARD, 1);
            case NP, INP -> perturbation(Division.SHIFT, false);
            case ANP -> perturbation(Division.EXACT, false);
            case DNP, DINP -> perturbation(Division.SHIFT, true);
            case DANP -> perturbation(Division.EXACT, true);
        };
    }

    /** sigma = 2^-7, one draw, a clean first pass, eta_R = 2^-13 where inputs are decorrelated. */
    private static NodePerturbation perturbation(Division division, boolean decorrelated) {
        return new NodePerturbation(
                7,
                NoiseKind.RADEMACHER,
                0,
                division,
                false,
                decorrelated ? Optional.of(new Decorrelation(13, true)) : Optional.empty());
    }
}
