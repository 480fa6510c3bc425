package io.hdlgen.golden.advice;

import io.hdlgen.golden.fixed.FixedFormat;
import java.util.List;

/**
 * The format of one quantity, and why.
 *
 * @param quantity one that has a format of its own
 * @param format proposed
 * @param reasons in the order in which they decided
 */
public record Advice(Quantity quantity, FixedFormat format, List<String> reasons) {
    public Advice {
        reasons = List.copyOf(reasons);
    }
}
