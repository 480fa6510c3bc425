package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import java.util.Optional;

/** What a rule's fields are when they are not given, where that depends on the rule or is not plain to see. */
final class RuleDefaults {
    /** b: sDFA's dead band is 2^-3. */
    static final int DEAD_BAND_SHIFT = 3;
    /** kb: beta is 2^-3. */
    static final int BETA_SHIFT = 3;
    /** s: sigma is 2^-4. */
    static final int SIGMA_SHIFT = 4;

    private static final FixedFormat ACTIVATIONS = new FixedFormat(7, 9);
    /** The states of dual propagation differ by little: they need more bits behind the point. */
    private static final FixedFormat DUAL_ACTIVATIONS = new FixedFormat(6, 10);

    private RuleDefaults() {}

    /** k of the learning rate. */
    static int rateShift(RuleName name) {
        return switch (name) {
            case BP, FA, KP, DFA, SDFA, DRTP, DKP, FDFA, DP, DP_T -> 7;
            case FG_A, NP, ANP, INP -> 12;
            case DNP, DANP -> 9;
            case DINP -> 8;
        };
    }

    /** Format of the activations. */
    static FixedFormat activations(Optional<RuleName> name) {
        return name.filter(RuleName::propagatesDuals).isPresent() ? DUAL_ACTIVATIONS : ACTIVATIONS;
    }

    /** kB of DKP's feedback: an eighth of the weights' rate, as long as that is a possible one. */
    static int feedbackRateShift(int rateShift) {
        return Math.min(rateShift + 3, Limits.RATE_SHIFT);
    }

    /** ka of FDFA's alpha: the learning rate, and half of it for Gaussian noise, whose largest values would leave the held vector's range. */
    static int alphaShift(int rateShift, NoiseKind noise) {
        return noise == NoiseKind.GAUSSIAN ? rateShift + 1 : rateShift;
    }

    /** Of node perturbation. */
    static Division division(RuleName name, NoiseKind noise) {
        return RuleKeys.divides(name, noise) ? Division.EXACT : Division.SHIFT;
    }

    /** kR of the matrices R. */
    static int decorrelationShift(RuleName name) {
        return name == RuleName.DINP ? 13 : 11;
    }
}
