package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.RuleOptions.FeedbackLearning;
import io.hdlgen.golden.spec.RuleOptions.ForwardFeedback;
import io.hdlgen.golden.spec.RuleOptions.ForwardGradient;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.golden.spec.RuleOptions.None;
import io.hdlgen.golden.spec.RuleOptions.SignedError;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what only some rules have; families of several rules have a reader of their own. */
final class RuleOptionsReader {
    private RuleOptionsReader() {}

    static Optional<RuleOptions> read(RuleContext context) {
        return switch (context.name()) {
            case BP, FA, KP, DFA, DRTP -> Optional.of(new None());
            case SDFA -> signedError(context);
            case DKP -> feedbackLearning(context);
            case FDFA -> forwardFeedback(context);
            case FG_A -> noise(context).map(ForwardGradient::new);
            case DP, DP_T -> DualPropagationReader.read(context);
            case NP, ANP, INP, DNP, DANP, DINP -> NodePerturbationReader.read(context);
        };
    }

    private static Optional<RuleOptions> signedError(RuleContext context) {
        int most = context.formats().error().map(FixedFormat::fractionBits).orElse(Limits.MAX_BITS);
        return context.field("dead-band")
                .shiftOrNone(
                        OptionalInt.of(Math.min(RuleDefaults.DEAD_BAND_SHIFT, most)), 0, most, Problem.DEAD_BAND_RANGE)
                .map(SignedError::new);
    }

    private static Optional<RuleOptions> feedbackLearning(RuleContext context) {
        if (context.feedback().isEmpty()) {
            return Optional.empty();
        }
        Section feedback = context.feedback().get();
        Optional<Integer> rate = feedback.field("learning-rate")
                .shift(RuleDefaults.feedbackRateShift(context.rateShift()), 0, Limits.RATE_SHIFT, Problem.RATE_RANGE);
        Optional<OptionalInt> decay = DecayReader.read(feedback.field("decay"), context);
        return rate.isEmpty() || decay.isEmpty()
                ? Optional.empty()
                : Optional.of(new FeedbackLearning(rate.get(), decay.get()));
    }

    private static Optional<RuleOptions> forwardFeedback(RuleContext context) {
        Optional<NoiseKind> noise = noise(context);
        int standard = RuleDefaults.alphaShift(context.rateShift(), noise.orElse(NoiseKind.RADEMACHER));
        Optional<Integer> alpha =
                context.field("alpha").shift(standard, 0, context.largestDecayShift(), Problem.ALPHA_RANGE);
        return alpha.isEmpty() || noise.isEmpty()
                ? Optional.empty()
                : Optional.of(new ForwardFeedback(alpha.get(), noise.get()));
    }

    static Optional<NoiseKind> noise(RuleContext context) {
        return context.field("noise").choice(NoiseKind.RADEMACHER, List.of(NoiseKind.values()), NoiseKind::text);
    }
}
