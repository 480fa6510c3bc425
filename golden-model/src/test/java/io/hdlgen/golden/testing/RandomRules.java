package io.hdlgen.golden.testing;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackSpec;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.RateStep;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleOptions.Alpha;
import io.hdlgen.golden.spec.RuleOptions.Decorrelation;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import io.hdlgen.golden.spec.RuleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Rules with random options for a network and formats; the letters are those of {@code docs/numerics.md}. */
final class RandomRules {
    private final Dice dice;
    private final Network network;
    private final Formats formats;
    private final int updateShift;
    private final int activationFraction;
    private final int feedbackFraction;
    private final int vectorBits;

    RandomRules(Dice dice, Network network, Formats formats) {
        this.dice = dice;
        this.network = network;
        this.formats = formats;
        this.updateShift = formats.updateShift();
        this.activationFraction = formats.activations().fractionBits();
        this.feedbackFraction = formats.feedback().fractionBits();
        this.vectorBits = formats.vectorBits();
    }

    /** A rule whose first learning rate is 2^-k. */
    RuleSpec rule(RuleName name, int k) {
        return new RuleSpec(
                name,
                k,
                schedule(),
                decay(),
                frozen(),
                name.drawsFeedback() ? Optional.of(feedback(name)) : Optional.empty(),
                options(name));
    }

    /** Rates for which DF stays between XW - 6 + k and XW - 1 + k. */
    private List<RateStep> schedule() {
        List<RateStep> steps = new ArrayList<>();
        if (dice.oneIn(3)) {
            int df = formats.delta().fractionBits();
            RateStep.Unit unit = dice.pick(RateStep.Unit.values());
            int after = 0;
            for (int step = dice.between(1, 2); step > 0; step--) {
                after += dice.between(1, 2);
                steps.add(
                        new RateStep(unit, after, dice.between(Math.max(0, df - vectorBits + 1), df - vectorBits + 6)));
            }
        }
        return steps;
    }

    private OptionalInt decay() {
        return formats.stochastic() && dice.oneIn(3)
                ? OptionalInt.of(dice.between(Math.min(2, updateShift), updateShift))
                : OptionalInt.empty();
    }

    private List<Integer> frozen() {
        List<Integer> frozen = new ArrayList<>();
        for (int l = 1; l <= network.depth(); l++) {
            if (dice.oneIn(6)) {
                frozen.add(l);
            }
        }
        return frozen;
    }

    private FeedbackSpec feedback(RuleName name) {
        FixedFormat format = formats.feedback();
        boolean stored = name.learnsFeedback() || dice.oneIn(2);
        FeedbackValues values = stored
                ? dice.pick(FeedbackValues.values())
                : dice.pick(FeedbackValues.UNIFORM, FeedbackValues.SIGN, FeedbackValues.TERNARY);
        List<Integer> scales = new ArrayList<>();
        for (int l = 1; l < network.depth(); l++) {
            // +1 needs an integer bit beside the sign unless it is scaled down.
            scales.add(dice.between(Math.max(0, 2 - format.integerBits()), 5));
        }
        return new FeedbackSpec(values, stored ? FeedbackSource.STORED : FeedbackSource.LFSR, scales);
    }

    private RuleOptions options(RuleName name) {
        return switch (name) {
            case BP, FA, KP, DFA, DRTP -> new RuleOptions.None();
            case SDFA ->
                new RuleOptions.SignedError(
                        dice.oneIn(3)
                                ? OptionalInt.empty()
                                : OptionalInt.of(dice.between(0, formats.error().fractionBits())));
            case DKP -> feedbackLearning();
            case FDFA -> new RuleOptions.ForwardFeedback(alpha(), noise(0));
            case FG_A -> new RuleOptions.ForwardGradient(noise(0));
            case DP, DP_T ->
                new RuleOptions.DualPropagation(
                        dice.pick(Alpha.values()),
                        dice.between(0, 6),
                        dice.pick(SweepOrder.values()),
                        dice.between(1, 3));
            case NP, ANP, INP, DNP, DANP, DINP -> nodePerturbation(name);
        };
    }

    /** -2^-kB x_l with HF = SH + BF - EF fraction bits fits XW bits. */
    private RuleOptions feedbackLearning() {
        int least = updateShift + feedbackFraction - formats.error().fractionBits() - activationFraction + 1;
        return new RuleOptions.FeedbackLearning(Math.max(0, least) + dice.between(0, 4), decay());
    }

    /** 2^-ka u_l, at most 3.46 2^-ka, with HF = SH + BF - XF fraction bits fits XW bits; 2^-ka is a decay, so ka is at most SH. */
    private int alpha() {
        int least = updateShift + feedbackFraction - activationFraction - vectorBits + 3;
        return Math.min(updateShift, Math.max(0, least) + dice.between(0, 4));
    }

    /** Noise of sigma = 2^-s must fit XW bits. */
    private NoiseKind noise(int s) {
        return integerBits() + s < 3 ? NoiseKind.RADEMACHER : dice.pick(NoiseKind.values());
    }

    private int integerBits() {
        return vectorBits - activationFraction;
    }

    private NodePerturbation nodePerturbation(RuleName name) {
        boolean iterative = name == RuleName.INP || name == RuleName.DINP;
        boolean activities = name == RuleName.ANP || name == RuleName.DANP;
        int s = dice.between(Math.max(0, 2 - integerBits()), Math.min(12, activationFraction - 3));
        NoiseKind noise = noise(s);
        boolean mayDivide = activities || (iterative && noise == NoiseKind.GAUSSIAN);
        return new NodePerturbation(
                s,
                noise,
                dice.between(0, 2),
                mayDivide ? dice.pick(Division.values()) : Division.SHIFT,
                activities && dice.oneIn(2),
                name.decorrelates() ? Optional.of(decorrelation()) : Optional.empty());
    }

    /** p_l with SH, and q_l with SH + BF - XF fraction bits, fit XW bits for inputs up to 2. */
    private Decorrelation decorrelation() {
        int least = Math.max(
                updateShift - vectorBits + 3, updateShift + feedbackFraction - activationFraction - vectorBits + 2);
        return new Decorrelation(Math.max(0, least) + dice.between(0, 4), dice.oneIn(2));
    }
}
