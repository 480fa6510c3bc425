package io.hdlgen.context;

import io.hdlgen.golden.spec.FeedbackSpec;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.plan.FeedbackCode;
import io.hdlgen.plan.Plan;

/**
 * Context of {@code rtl/dfa_projection.v.j2}.
 *
 * @param lfsr the feedback is regenerated, not stored
 * @param code_bits random bits of an entry
 * @param bits_text the same in words
 * @param values_text what an entry can be
 */
public record ProjectionContext(
        boolean lfsr,
        int code_bits,
        String bits_text,
        String values_text,
        boolean sign_values,
        boolean ternary_values,
        boolean uniform_values) {

    static ProjectionContext of(Plan plan) {
        FeedbackSpec f = plan.design().description().rule().feedback().orElseThrow();
        boolean lfsr = plan.regenerated();
        int bits = lfsr ? FeedbackCode.bits(f.values(), plan.layout().block()) : 0;
        return new ProjectionContext(
                lfsr,
                bits,
                bits == 1 ? "one bit" : bits + " bits",
                f.values().text(),
                f.values() == FeedbackValues.SIGN,
                f.values() == FeedbackValues.TERNARY,
                f.values() == FeedbackValues.UNIFORM);
    }
}
