package io.hdlgen.plan;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;

/**
 * How node perturbation makes its factor h of the difference of two losses, {@code docs/numerics.md} section 4.5.
 *
 * @param divides whether by the noise's own sum of squares; else by its expectation, which is a shift
 * @param shift to the right with rounding, where it does not divide
 * @param exponent of the power of two in front of the quotient, where it does
 */
public record ScalarFactor(boolean divides, int shift, int exponent) {
    /** Fraction bits of a loss. */
    private static final int LOSS_FRACTION = 16;

    /**
     * That of a design whose rule perturbs nodes.
     *
     * @param rateShift k of the sample at hand
     */
    public static ScalarFactor of(Design design, int rateShift) {
        NodePerturbation options = design.description().rule().options(NodePerturbation.class);
        Formats formats = design.description().formats();
        int rate = rateShift + options.drawsShift() + LOSS_FRACTION;
        int df = formats.delta().fractionBits();
        // The difference of two independent noises has twice the variance.
        int variance = 2 * options.sigmaShift() - (options.twoNoisyPasses() ? 1 : 0);
        return new ScalarFactor(
                divides(design.description()),
                rate - variance - df,
                df - rate + 2 * formats.activations().fractionBits());
    }

    /** Whether a rule that perturbs nodes divides by the sum of squares. */
    public static boolean divides(Description description) {
        NodePerturbation options = description.rule().options(NodePerturbation.class);
        RuleName name = description.rule().name();
        return options.division() == Division.EXACT
                && switch (name) {
                    case ANP, DANP -> true;
                    // The squares of Rademacher noise have the sum that they are expected to have.
                    case INP, DINP -> options.noise() == NoiseKind.GAUSSIAN;
                    default -> false;
                };
    }
}
