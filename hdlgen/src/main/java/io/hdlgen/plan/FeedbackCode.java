package io.hdlgen.plan;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackSpec;
import io.hdlgen.golden.spec.FeedbackValues;

/** Codes of regenerated feedback, {@code docs/numerics.md} section 6. */
public final class FeedbackCode {
    private FeedbackCode() {}

    /** Whether feedback comes from LFSRs. */
    public static boolean regenerated(Description d) {
        return d.network().depth() > 1
                && d.rule()
                        .feedback()
                        .map(f -> f.source() == FeedbackSource.LFSR)
                        .orElse(false);
    }

    /** FB, random bits of one entry. */
    public static int bits(FeedbackValues values, int block) {
        return switch (values) {
            case SIGN -> 1;
            case TERNARY -> 2;
            case UNIFORM -> block == 8 ? 4 : 8;
            case NORMAL -> throw new IllegalArgumentException("normal feedback cannot come from LFSRs");
        };
    }

    /** FB of a description whose feedback is regenerated. */
    public static int bits(Description d, int block) {
        return bits(d.rule().feedback().orElseThrow().values(), block);
    }

    /** Fraction bits of the entries of F_l that the multipliers see. */
    static int fractionBits(Design design, int layer) {
        if (!regenerated(design.description())) {
            return design.description().formats().feedback().fractionBits();
        }
        FeedbackSpec feedback = design.description().rule().feedback().orElseThrow();
        int code = feedback.values() == FeedbackValues.UNIFORM
                ? bits(feedback.values(), design.shape().block())
                : 0;
        return code + feedback.scaleShift(layer);
    }
}
