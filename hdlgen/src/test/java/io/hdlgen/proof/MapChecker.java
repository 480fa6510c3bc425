package io.hdlgen.proof;

import io.hdlgen.plan.ElementFunction;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Selectors;
import io.hdlgen.plan.Widths;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The checker of a design's map element: {@code docs/numerics.md} sections 1, 2 and 4 for every shift, activation and derivative that the design has, as integers of 96 bits. All sums,
 * operands and selectors; the two halves are proved one after the other, so that z is any number where y is formed.
 */
final class MapChecker {
    private final Selectors selectors;
    private final int bits;
    private final long one;
    private final String unit;

    /** @param unit the rendered module, which tells what it has */
    MapChecker(Plan plan, String unit) {
        this.selectors = Microcode.of(plan).selectors();
        this.bits = plan.layout().vectorBits();
        this.one = 1L << plan.design().description().formats().activations().fractionBits();
        this.unit = unit;
    }

    /** Parameters of the module in this design. */
    static String parameters(Plan plan) {
        Selectors s = Microcode.of(plan).selectors();
        return "ACC_W=%d XW=%d SHIFT_W=%d ACT_W=%d MASK_W=%d"
                .formatted(
                        plan.widths().accumulator(),
                        plan.layout().vectorBits(),
                        Widths.index(s.shifts().size()),
                        Widths.index(s.activations().size()),
                        Widths.index(s.masks().size()));
    }

    String text() {
        boolean hot = has("hot");
        boolean add = has("add");
        boolean subtract = has("subtract");
        List<String> lines = new ArrayList<>(List.of(
                "    localparam signed [95:0] SPEC_MAX = 96'sd%d;".formatted((1L << (bits - 1)) - 1),
                "    localparam signed [95:0] SPEC_MIN = -96'sd%d;".formatted(1L << (bits - 1)),
                "    localparam signed [95:0] SPEC_ONE = 96'sd%d;".formatted(one),
                "    function signed [95:0] spec_sat(input signed [95:0] v);",
                "        spec_sat = (v > SPEC_MAX) ? SPEC_MAX : (v < SPEC_MIN) ? SPEC_MIN : v;",
                "    endfunction",
                "    wire signed [95:0] spec_sum   = $signed(sum);",
                "    wire signed [95:0] spec_v     = negate ? -spec_sum : spec_sum;",
                "    wire signed [95:0] spec_z     = $signed(z);",
                "    wire signed [95:0] spec_x     = " + (has("operand") ? "$signed(operand);" : "96'sd0;"),
                "    wire signed [95:0] spec_moved = spec_sat(" + moved(hot, add, subtract) + ");",
                "    reg  signed [95:0] spec_rounded, spec_active, spec_masked;",
                "    reg  signed [95:0] spec_z_q, spec_z_qq, spec_y_q;",
                "    reg  [1:0]         spec_filled_q = 2'd0;",
                "    always @* begin"));
        cases(lines, "shift", "spec_rounded", selectors.shifts(), MapChecker::rounded);
        cases(lines, "activation", "spec_active", selectors.activations(), MapChecker::activation);
        cases(lines, "mask", "spec_masked", selectors.masks(), MapChecker::derivative);
        lines.addAll(List.of(
                subtract ? "        assume (!subtract || add);" : "",
                hot && add ? "        assume (!hot || !add);" : "",
                "    end",
                "    always @(posedge clk) begin",
                "        spec_z_q      <= spec_sat(spec_rounded);",
                "        spec_z_qq     <= spec_z_q;",
                "        spec_y_q      <= spec_masked;",
                "        spec_filled_q <= {spec_filled_q[0], 1'b1};",
                "        if (spec_filled_q[1]) assert ($signed(z) == spec_z_qq);",
                "        if (spec_filled_q[0]) assert ($signed(y) == spec_y_q);",
                "    end",
                ""));
        return String.join("\n", lines);
    }

    private boolean has(String port) {
        return unit.lines().anyMatch(line -> line.matches(" {4}input +wire .*\\b" + port + ",.*"));
    }

    private static String moved(boolean hot, boolean add, boolean subtract) {
        String z = subtract ? "(subtract ? spec_x - spec_z : spec_x + spec_z)" : "spec_x + spec_z";
        String rest = hot ? "hot ? spec_z - SPEC_ONE : spec_z" : "spec_z";
        return add ? "add ? " + z + " : " + rest : rest;
    }

    private static <T> void cases(
            List<String> lines, String selector, String result, List<T> choices, Function<T, String> value) {
        lines.add("        case (" + selector + ")");
        for (int i = 0; i < choices.size(); i++) {
            lines.add("            %d: %s = %s;".formatted(i, result, value.apply(choices.get(i))));
        }
        lines.add("            default: begin %s = 96'sd0; assume (0); end".formatted(result));
        lines.add("        endcase");
    }

    /** rnd(v, s). */
    private static String rounded(int s) {
        return s > 0 ? "(spec_v + (96'sd1 <<< %d)) >>> %d".formatted(s - 1, s) : "spec_v <<< " + -s;
    }

    private static String activation(ElementFunction f) {
        return switch (f.kind()) {
            case LINEAR -> "spec_moved";
            case RELU -> "(spec_moved < 0) ? 96'sd0 : spec_moved";
            case LEAKY_RELU -> "(spec_moved < 0) ? spec_moved >>> " + f.leakShift() + " : spec_moved";
            case HARD_TANH -> clamped("spec_moved", "-SPEC_ONE", "SPEC_ONE");
            case HARD_SIGMOID -> clamped("((spec_moved >>> 2) + SPEC_ONE / 2)", "96'sd0", "SPEC_ONE");
            case SIGN -> clamped("spec_moved", "-96'sd1", "96'sd1");
        };
    }

    private static String clamped(String v, String low, String high) {
        return "(%s < %s) ? %s : (%s > %s) ? %s : %s".formatted(v, low, low, v, high, high, v);
    }

    private static String derivative(ElementFunction f) {
        return switch (f.kind()) {
            case LINEAR -> "spec_active";
            case RELU -> "(spec_x > 0) ? spec_active : 96'sd0";
            case LEAKY_RELU -> "(spec_x > 0) ? spec_active : spec_active >>> " + f.leakShift();
            case HARD_TANH -> "(-SPEC_ONE < spec_x && spec_x < SPEC_ONE) ? spec_active : 96'sd0";
            case HARD_SIGMOID -> "(0 < spec_x && spec_x < SPEC_ONE) ? spec_active : 96'sd0";
            case SIGN -> throw new IllegalArgumentException("no layer has a sign for an activation");
        };
    }
}
