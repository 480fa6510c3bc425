package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.RuleOptions.FeedbackLearning;
import io.hdlgen.golden.spec.RuleOptions.ForwardFeedback;
import java.math.BigInteger;

/** Whether the held vector h of the update of feedback can leave its range, by the ranges of what it is made of: {@code docs/numerics.md} section 4. */
final class HeldRange {
    private final RuleContext context;
    private final FixedFormat activations;
    private final FixedFormat feedback;
    private final int updateShift;

    private HeldRange(RuleContext context) {
        this.context = context;
        this.activations = context.formats().activations().orElseThrow();
        this.feedback = context.formats().feedback().orElseThrow();
        this.updateShift = context.formats().updateShift().orElseThrow();
    }

    /** Nothing is said about formats that were wrong. */
    static void check(RuleContext context, RuleOptions options) {
        FormatDraft formats = context.formats();
        boolean known = formats.updateShift().filter(shift -> shift >= 1).isPresent()
                && formats.feedback().isPresent()
                && formats.error().isPresent();
        if (!known || context.hidden().isEmpty()) {
            return;
        }
        HeldRange range = new HeldRange(context);
        if (context.name() == RuleName.KP) {
            range.kolenPollack();
        } else if (options instanceof FeedbackLearning learning) {
            range.directKolenPollack(learning);
        } else if (options instanceof ForwardFeedback forward) {
            range.forward(forward);
        }
    }

    /** h = x. */
    private void kolenPollack() {
        Field blamed = context.format().orElseThrow().field("feedback");
        int delta = context.formats().delta().orElseThrow().fractionBits();
        judge(
                blamed,
                "h = x",
                activations.max(),
                0,
                "DF",
                delta,
                "no more fraction bits for feedback than for weights");
    }

    /** h = -2^-kB x, and -x is largest for the least x. */
    private void directKolenPollack(FeedbackLearning options) {
        Field blamed = context.feedback().orElseThrow().field("learning-rate");
        int error = context.formats().error().orElseThrow().fractionBits();
        String h = "h = -%s x".formatted(PowerOfTwo.show(options.rateShift()));
        String help = "a smaller feedback.learning-rate, or fewer fraction bits for deltas or feedback";
        judge(blamed, h, 1L << (activations.bits() - 1), options.rateShift(), "EF", error, help);
    }

    /** h = alpha u. */
    private void forward(ForwardFeedback options) {
        int xf = activations.fractionBits();
        String h = "h = %s u with %s noise"
                .formatted(
                        PowerOfTwo.show(options.alphaShift()), options.noise().text());
        String help = "a smaller alpha, or fewer fraction bits for deltas or feedback";
        long largest = NoiseRange.largest(options.noise(), xf);
        judge(context.field("alpha"), h, largest, options.alphaShift(), "XF", xf, help);
    }

    /**
     * Reports a vector whose largest element does not fit.
     *
     * @param largest of the values it is made of, XF fraction bits
     * @param shift its factor is 2^-shift
     * @param letters of the fraction bits of the streamed vector, VF
     */
    private void judge(
            Field blamed, String h, long largest, int shift, String letters, int streamFraction, String help) {
        int fraction = updateShift + feedback.fractionBits() - streamFraction;
        BigInteger reached = rounded(largest, activations.fractionBits() + shift - fraction);
        if (reached.compareTo(BigInteger.valueOf(activations.max())) > 0) {
            blamed.report(
                    Problem.HELD_RANGE,
                    h,
                    context.name().text(),
                    letters,
                    updateShift,
                    feedback.fractionBits(),
                    streamFraction,
                    fraction,
                    reached,
                    activations.bits(),
                    activations.max(),
                    help);
        }
    }

    /** rnd(v, s) without a limit. */
    private static BigInteger rounded(long v, int s) {
        BigInteger value = BigInteger.valueOf(v);
        return s > 0 ? value.add(BigInteger.ONE.shiftLeft(s - 1)).shiftRight(s) : value.shiftLeft(-s);
    }
}
