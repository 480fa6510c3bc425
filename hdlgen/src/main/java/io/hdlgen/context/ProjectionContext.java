package io.hdlgen.context;

import io.hdlgen.golden.spec.FeedbackSpec;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.plan.FeedbackCode;
import io.hdlgen.plan.Plan;
import java.util.Optional;

/**
 * Context of {@code rtl/dfa_projection.v.j2}.
 *
 * @param lfsr the feedback is regenerated, not stored
 * @param code_bits random bits of an entry
 * @param bits_text the same in words
 * @param values_text what an entry can be
 * @param sign_values which of the regenerated values they are, as the next two
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
        boolean lfsr = plan.regenerated();
        Optional<FeedbackValues> values = plan.design()
                .description()
                .rule()
                .feedback()
                .map(FeedbackSpec::values)
                .filter(any -> lfsr);
        int bits = values.map(v -> FeedbackCode.bits(v, plan.layout().block())).orElse(0);
        return new ProjectionContext(
                lfsr,
                bits,
                bits == 1 ? "one bit" : bits + " bits",
                values.map(FeedbackValues::text).orElse(""),
                values.equals(Optional.of(FeedbackValues.SIGN)),
                values.equals(Optional.of(FeedbackValues.TERNARY)),
                values.equals(Optional.of(FeedbackValues.UNIFORM)));
    }
}
