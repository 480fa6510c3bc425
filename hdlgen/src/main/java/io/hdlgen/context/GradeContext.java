package io.hdlgen.context;

import io.hdlgen.plan.Plan;
import io.hdlgen.plan.RateSchedule;
import io.hdlgen.plan.Widths;
import io.hdlgen.verilog.Literal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For {@link CoreContext}: how the scalar h follows a schedule: what it is made of is shifted to the left by the rate's distance from the smallest rate, or the divisor by that from the largest one.
 *
 * @param spread the largest of these shifts
 * @param width bits of a shift
 * @param rates all but the first rate, and its shift
 * @param first shift of the first rate
 */
public record GradeContext(int spread, int width, List<Rate> rates, String first) {
    /**
     * A learning rate.
     *
     * @param index literal
     * @param shift literal
     */
    public record Rate(String index, String shift) {}

    static GradeContext of(Plan plan) {
        RateSchedule rates = plan.rates();
        boolean divides = Features.of(plan).divides();
        int spread = rates.mostShift() - rates.leastShift();
        int width = Math.max(1, Widths.bits(spread));
        List<String> shifts = rates.rates().stream()
                .map(k -> divides ? k - rates.leastShift() : rates.mostShift() - k)
                .map(shift -> Literal.unsigned(width, shift))
                .toList();
        return new GradeContext(
                spread,
                width,
                IntStream.range(1, shifts.size())
                        .mapToObj(i -> new Rate(Literal.unsigned(RateContext.rateBits(plan), i), shifts.get(i)))
                        .toList(),
                shifts.get(0));
    }
}
