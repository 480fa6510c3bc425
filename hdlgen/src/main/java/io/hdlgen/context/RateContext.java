package io.hdlgen.context;

import io.hdlgen.plan.Plan;
import io.hdlgen.plan.RateSchedule;
import io.hdlgen.plan.RateSchedule.Change;
import io.hdlgen.plan.Widths;
import io.hdlgen.verilog.Literal;
import java.util.ArrayList;
import java.util.List;

/**
 * Context of {@code rtl/rate_schedule.v.j2}.
 *
 * @param table the schedule as comment lines
 * @param steps all but the last
 * @param last_rate index of the last step's rate
 */
public record RateContext(List<String> table, List<Step> steps, String last_rate) {

    /**
     * A step that ends.
     *
     * @param step its index
     * @param rate index of its rate
     * @param limit samples with which it ends
     */
    public record Step(String step, String rate, String limit) {}

    static RateContext of(Plan plan) {
        RateSchedule rates = plan.rates();
        List<String> table = new ArrayList<>(List.of("samples trained before   learning rate"));
        List<Step> steps = new ArrayList<>();
        int rate = 0;
        long begin = 0;
        for (Change change : rates.changes()) {
            table.add(line(begin, rates.rates().get(rate)));
            steps.add(new Step(
                    Literal.unsigned(stepBits(plan), steps.size()), literal(plan, rate), "32'd" + change.begin()));
            rate = change.rate();
            begin = change.begin();
        }
        table.add(line(begin, rates.rates().get(rate)));
        return new RateContext(table, steps, literal(plan, rate));
    }

    private static String line(long begin, int k) {
        return "%,22d   2^-%d".formatted(begin, k).replace(',', ' ');
    }

    private static String literal(Plan plan, int rate) {
        return Literal.unsigned(rateBits(plan), rate);
    }

    static int rateBits(Plan plan) {
        return Widths.index(plan.programCount());
    }

    static int stepBits(Plan plan) {
        return Widths.index(plan.rates().changes().size() + 1);
    }
}
