package io.hdlgen.context;

import io.hdlgen.plan.Plan;
import io.hdlgen.plan.SaturationFlags;
import io.hdlgen.verilog.Literal;
import java.util.ArrayList;
import java.util.List;

/**
 * A net that has the number of a flag in the clocks in which something is saturated, and 0 in others.
 *
 * @param net its name
 * @param connection port of the register file and net, aligned
 * @param comment what it is about
 */
public record FlagSource(String net, String connection, String comment) {
    /** Those of a design; empty without flags. */
    static List<FlagSource> of(Plan plan) {
        List<FlagSource> sources = new ArrayList<>();
        if (Features.of(plan).saturation()) {
            add(sources, true, "round_flag", "a rounded result that was saturated");
            add(sources, plan.onehot() || plan.addends(), "offset_flag", "a sum of it with an offset");
            add(sources, true, "matrix_flag", "a matrix with an entry that was saturated");
            add(sources, has(plan, SaturationFlags.SCALAR), "scalar_flag", "the scalar h");
            add(sources, has(plan, SaturationFlags.LOSS), "loss_flag", "the value of the loss");
        }
        return sources;
    }

    static boolean has(Plan plan, String name) {
        return plan.saturations().number(name) > 0;
    }

    /** The number of a flag. */
    static String number(Plan plan, String name) {
        return Literal.unsigned(plan.saturations().bits(), plan.saturations().number(name));
    }

    private static void add(List<FlagSource> sources, boolean exists, String net, String comment) {
        if (exists) {
            sources.add(new FlagSource(net, String.format(".%-12s(%s),", net, net), comment));
        }
    }
}
