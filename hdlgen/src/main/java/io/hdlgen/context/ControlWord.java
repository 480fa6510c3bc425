package io.hdlgen.context;

import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Widths;
import io.hdlgen.verilog.Bits;

/**
 * Bits of the control word that walks down the array with every beat; bits that a design lacks are empty.
 *
 * @param width of the word
 * @param flag of the matrix that an update can saturate; the last of the word
 */
public record ControlWord(
        int width,
        String hold,
        String accumulate,
        String first,
        String last,
        String update,
        String load,
        String transposed,
        String project,
        String reseed,
        String group,
        String tile,
        String decay,
        String nearest,
        String state,
        String scale,
        String flag) {

    /** Of a plan. */
    public static ControlWord of(Plan plan) {
        Counter c = new Counter();
        String hold = c.take(1);
        String accumulate = c.take(1);
        String first = c.take(1);
        String last = c.take(1);
        String update = c.take(1);
        String load = c.take(1);
        String transposed = plan.transposed() ? c.take(1) : "";
        String project = plan.regenerated() ? c.take(1) : "";
        String reseed = plan.regenerated() ? c.take(1) : "";
        String group = c.take(Widths.index(plan.layout().blocks()));
        String tile = plan.transposed() ? c.take(plan.tileBits()) : "";
        String scale = plan.scaling() ? c.take(1) : "";
        String decay =
                plan.decays().isEmpty() ? "" : c.take(Widths.index(plan.decays().size() + 1));
        String nearest = plan.controls(ControlOption.ROUNDING) ? c.take(1) : "";
        String state = plan.states() ? c.take(1) : "";
        String flag = plan.controls(ControlOption.SATURATION)
                ? c.take(plan.saturations().bits())
                : "";
        return new ControlWord(
                c.next,
                hold,
                accumulate,
                first,
                last,
                update,
                load,
                transposed,
                project,
                reseed,
                group,
                tile,
                decay,
                nearest,
                state,
                scale,
                flag);
    }

    private static final class Counter {
        private int next;

        String take(int width) {
            Bits bits = new Bits(next, width);
            next += width;
            return bits.toString();
        }
    }
}
