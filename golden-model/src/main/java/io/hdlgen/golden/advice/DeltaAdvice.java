package io.hdlgen.golden.advice;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.Problem;
import io.hdlgen.golden.spec.RuleName;

/** DF: the largest deltas against the smallest. */
final class DeltaAdvice {
    /** Of the deltas that are not zero, so many may be clipped. */
    static final double CLIPPED = 1e-3;
    /** The large values of estimates from perturbations are mostly noise: such runs end no worse when some of them are clipped. */
    static final double CLIPPED_PERTURBED = 0.125;

    private static final int STANDARD = -2;
    private static final int LEAST = -6;
    private static final int MOST = -1;
    /** Weights and feedback, which make the hidden deltas, grow. */
    private static final int HIDDEN_HEADROOM = 1;

    private final Description description;
    private final Profile profile;
    private final int vectorBits;
    private final Reasons reasons;

    DeltaAdvice(Description description, Profile profile, int vectorBits, Reasons reasons) {
        this.description = description;
        this.profile = profile;
        this.vectorBits = vectorBits;
        this.reasons = reasons;
    }

    /** DF for weights, feedback and activations with so many fraction bits. */
    int fraction(int wf, int bf, int xf) {
        int k = description.rule().rateShift();
        int df = inRange(byMagnitude(k));
        int held = description
                .rule()
                .options()
                .decorrelation()
                .map(d -> decorrelated(d.rateShift(), wf, bf, xf))
                .orElse(df);
        if (held < df) {
            df = inRange(held);
            reasons.add(
                    Quantity.DELTAS, "%d fraction bits: %d or fewer for steps of R that fit their vectors", df, held);
        }
        tooFew(df);
        return df;
    }

    private int byMagnitude(int k) {
        int standard = vectorBits + STANDARD + k;
        double share = clipped(standard);
        if (share > limit()) {
            int df = standard;
            while (df > vectorBits + LEAST + k && clipped(df) > limit()) {
                df--;
            }
            reasons.add(
                    Quantity.DELTAS,
                    "%d fraction bits, not XW - 2 + k = %d: %.2f %% clipped, not %.2f %%",
                    df,
                    standard,
                    100 * clipped(df),
                    100 * share);
            return df;
        }
        if (leavesRoom(standard + 1)) {
            reasons.add(
                    Quantity.DELTAS,
                    "%d fraction bits, one more than XW - 2 + k: the largest leave room",
                    standard + 1);
            return standard + 1;
        }
        reasons.add(Quantity.DELTAS, "XW - 2 + k = %d fraction bits: %.2f %% clipped", standard, 100 * share);
        return standard;
    }

    /** The share of deltas that DF fraction bits clip. */
    private double clipped(int df) {
        return profile.of(Quantity.DELTAS).shareFrom(vectorBits - 1 - df);
    }

    private double limit() {
        RuleName name = description.rule().name();
        return name.perturbsNodes() || name == RuleName.FG_A ? CLIPPED_PERTURBED : CLIPPED;
    }

    /** Deltas of the output end at eta with softmax; all others must be able to grow. */
    private boolean leavesRoom(int df) {
        int integers = vectorBits - df;
        RuleName name = description.rule().name();
        boolean outputEnds = description.network().loss() == Loss.SOFTMAX_CROSS_ENTROPY
                && !name.perturbsNodes()
                && name != RuleName.FG_A;
        Magnitudes growing = profile.of(outputEnds ? Quantity.HIDDEN_DELTAS : Quantity.DELTAS);
        return clipped(df) == 0 && (growing.max() == 0 || growing.integerBits(HIDDEN_HEADROOM) <= integers);
    }

    /** XW - 6 + k to XW - 1 + k for every k of a schedule. */
    private int inRange(int df) {
        int least = vectorBits + LEAST + FormatAdvisor.largestRateShift(description);
        int most = vectorBits + MOST + FormatAdvisor.smallestRateShift(description);
        int possible = Math.min(Math.max(df, least), Math.max(least, most));
        if (possible != df) {
            Problem check = description.rule().schedule().isEmpty() ? Problem.DELTA_RANGE : Problem.SCHEDULE_DELTA;
            reasons.add(
                    Quantity.DELTAS,
                    "%d fraction bits: %d to %d are possible for every learning rate [%s]",
                    possible,
                    least,
                    most,
                    check.code());
        }
        return possible;
    }

    /**
     * The most fraction bits with which p = 2^-kR xt^2 (SH fraction bits) and q = 2^-kR xt (SH + BF - XF) of the largest xt still fit XW bits, {@code docs/numerics.md} section 5; SH = DF +
     * XF - WF.
     */
    private int decorrelated(int rateShift, int wf, int bf, int xf) {
        int exponent = profile.of(Quantity.DECORRELATED).integerBits(0) - 1;
        int square = vectorBits - 1 + rateShift - 2 * exponent - xf + wf;
        int single = vectorBits - 1 + rateShift - exponent + wf - bf;
        return Math.min(square, single);
    }

    private void tooFew(int df) {
        Magnitudes deltas = profile.of(Quantity.DELTAS);
        if (!deltas.any()) {
            return;
        }
        int missing = -deltas.smallestUseful(FormatAdvisor.LOST) - 1 - df;
        if (missing > 0) {
            reasons.add(
                    Quantity.DELTAS,
                    "%d bits are too few: not to round the smallest useful ones to 0, %d would be needed",
                    vectorBits,
                    vectorBits + missing);
        }
    }
}
