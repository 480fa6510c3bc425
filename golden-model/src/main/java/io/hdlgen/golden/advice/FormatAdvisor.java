package io.hdlgen.golden.advice;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.RateStep;
import io.hdlgen.golden.spec.RuleName;
import java.util.ArrayList;
import java.util.List;

/** From the numbers of a float run to formats: the first guess is made here, one quantity after the other, and {@link Settlement} moves what the checks of a description do not like. */
public final class FormatAdvisor {
    /** Numbers that together make up no more than this share of their quantity may be lost. */
    public static final double LOST = 1e-3;

    private static final int WEIGHT_HEADROOM = 1;
    private static final int ACTIVATION_HEADROOM = 1;
    private static final int LEAST_WEIGHT_INTEGERS = 2;

    private final Description description;
    private final Profile profile;
    private final int weightBits;
    private final int vectorBits;
    private final RuleName rule;
    private final Loss loss;
    private final Reasons reasons = new Reasons();

    private FormatAdvisor(Description description, Profile profile, int weightBits, int vectorBits) {
        this.description = description;
        this.profile = profile;
        this.weightBits = weightBits;
        this.vectorBits = vectorBits;
        this.rule = description.rule().name();
        this.loss = description.network().loss();
    }

    /** Formats of the description's own widths. */
    public static Proposal propose(Description description, Profile profile) {
        Formats own = description.formats();
        return propose(description, profile, own.weightBits(), own.vectorBits());
    }

    /**
     * Formats of given widths.
     *
     * @param description whose numbers were profiled; its formats do not matter
     * @param weightBits WW, at most {@code vectorBits}
     * @param vectorBits XW
     */
    public static Proposal propose(Description description, Profile profile, int weightBits, int vectorBits) {
        return new FormatAdvisor(description, profile, weightBits, vectorBits).proposal();
    }

    private Proposal proposal() {
        int wf = weights();
        int bf = feedback(wf);
        int xf = activations();
        error();
        int df = new DeltaAdvice(description, profile, vectorBits, reasons).fraction(wf, bf, xf);
        int rb = new RoundingAdvice(description, profile, reasons).bits(wf, weightBits);
        Draft draft = new Draft(weightBits, vectorBits, wf, bf, xf, df, rb);
        int integers = profile.of(Quantity.ACTIVATIONS).integerBits(0);
        Settlement settlement = Settlement.of(description, draft, integers, reasons);
        return settlement.proposal(advices(settlement.formats()), reasons.of(Quantity.UPDATES));
    }

    private List<Advice> advices(Formats formats) {
        List<Advice> advices = new ArrayList<>();
        advices.add(new Advice(Quantity.WEIGHTS, formats.weights(), reasons.of(Quantity.WEIGHTS)));
        if (rule.hasFurtherMatrices()) {
            advices.add(new Advice(Quantity.FEEDBACK, formats.feedback(), reasons.of(Quantity.FEEDBACK)));
        }
        advices.add(new Advice(Quantity.ACTIVATIONS, formats.activations(), reasons.of(Quantity.ACTIVATIONS)));
        advices.add(new Advice(Quantity.ERROR, formats.error(), reasons.of(Quantity.ERROR)));
        advices.add(new Advice(Quantity.DELTAS, formats.delta(), reasons.of(Quantity.DELTAS)));
        return advices;
    }

    /** WF. */
    private int weights() {
        Magnitudes w = profile.of(Quantity.WEIGHTS);
        int integers = Math.max(LEAST_WEIGHT_INTEGERS, w.integerBits(WEIGHT_HEADROOM));
        reasons.add(Quantity.WEIGHTS, "%d bits before the point hold twice the largest", integers);
        return fraction(Quantity.WEIGHTS, integers, weightBits);
    }

    /** BF. */
    private int feedback(int wf) {
        if (!rule.hasFurtherMatrices()) {
            return wf;
        }
        Magnitudes f = profile.of(Quantity.FEEDBACK);
        boolean learns = rule.learnsFeedback() || rule.decorrelates();
        int integers = learns
                ? Math.max(LEAST_WEIGHT_INTEGERS, f.integerBits(WEIGHT_HEADROOM))
                : Math.max(1, f.integerBits(0));
        if (!learns && profile.feedbackFraction() <= wf && integers <= weightBits - wf) {
            reasons.add(Quantity.FEEDBACK, "exact in the format of the weights");
            return wf;
        }
        reasons.add(
                Quantity.FEEDBACK,
                learns
                        ? "%d bits before the point hold twice the largest"
                        : "%d bits before the point hold the largest",
                integers);
        return fraction(Quantity.FEEDBACK, integers, weightBits);
    }

    /** XF. */
    private int activations() {
        ActivationNeeds needs = ActivationNeeds.of(description.rule(), loss);
        Magnitudes x = profile.of(Quantity.ACTIVATIONS);
        int held = x.integerBits(ACTIVATION_HEADROOM);
        int integers = Math.max(needs.integers(), held);
        String largest = x.max() <= profile.of(Quantity.LOGITS).max()
                ? "a logit"
                : x.max() <= profile.of(Quantity.RULE_VECTORS).max() ? "a vector of the rule" : "a sum or an output";
        if (held >= needs.integers()) {
            reasons.add(Quantity.ACTIVATIONS, "%d bits before the point hold twice the largest, %s", integers, largest);
        } else {
            reasons.add(
                    Quantity.ACTIVATIONS,
                    "%d bits before the point: at least as many %s; the largest so far is %s",
                    integers,
                    needs.integersFor(),
                    largest);
        }
        if (vectorBits < integers + needs.fraction()) {
            reasons.add(
                    Quantity.ACTIVATIONS,
                    "%d bits are too few: %d before the point and %d behind it (%s) would need %d",
                    vectorBits,
                    integers,
                    needs.fraction(),
                    needs.fractionFor(),
                    integers + needs.fraction());
        }
        return fraction(Quantity.ACTIVATIONS, integers, vectorBits);
    }

    private void error() {
        if (loss == Loss.SQUARED_ERROR) {
            reasons.add(Quantity.ERROR, "squared error: the activations' format");
            return;
        }
        reasons.add(Quantity.ERROR, "softmax: from -1 to 1, all other bits behind the point");
        if (vectorBits < ActivationNeeds.ERROR_BITS) {
            reasons.add(
                    Quantity.ERROR,
                    "%d bits are too few: long runs need %d behind the point, %d in all",
                    vectorBits,
                    ActivationNeeds.ERROR_BITS - 1,
                    ActivationNeeds.ERROR_BITS);
        }
    }

    /** What is left behind the point, at least 0. */
    private int fraction(Quantity quantity, int integers, int bits) {
        if (integers > bits) {
            reasons.add(quantity, "%d bits are too few: %d would be needed before the point alone", bits, integers);
        }
        return Math.max(0, bits - integers);
    }

    /** k of the smallest rate that occurs. */
    static int largestRateShift(Description description) {
        return description.rule().schedule().stream()
                .mapToInt(RateStep::rateShift)
                .reduce(description.rule().rateShift(), Math::max);
    }

    /** k of the largest rate that occurs. */
    static int smallestRateShift(Description description) {
        return description.rule().schedule().stream()
                .mapToInt(RateStep::rateShift)
                .reduce(description.rule().rateShift(), Math::min);
    }
}
