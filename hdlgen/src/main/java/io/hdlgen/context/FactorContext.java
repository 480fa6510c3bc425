package io.hdlgen.context;

import io.hdlgen.plan.Plan;

/**
 * Context of {@code rtl/factor.v.j2}.
 *
 * @param divides whether h is a quotient; else a shifted difference
 */
public record FactorContext(boolean divides) {
    static FactorContext of(Plan plan) {
        return new FactorContext(Features.of(plan).divides());
    }
}
