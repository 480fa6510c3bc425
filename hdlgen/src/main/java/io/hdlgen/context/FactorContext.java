package io.hdlgen.context;

import io.hdlgen.plan.Plan;

/**
 * Context of {@code rtl/factor.v.j2}.
 *
 * @param saturation whether it says that h is saturated
 * @param graded whether h follows a schedule of learning rates
 * @param divides whether h is a quotient; else a shifted difference
 */
public record FactorContext(boolean saturation, boolean graded, boolean divides) {
    static FactorContext of(Plan plan) {
        Features f = Features.of(plan);
        return new FactorContext(f.saturation(), f.graded(), f.divides());
    }
}
