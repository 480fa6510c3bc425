package io.hdlgen.context;

import io.hdlgen.plan.ElementFunction;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Selectors;
import io.hdlgen.plan.Widths;
import io.hdlgen.verilog.Bits;
import io.hdlgen.verilog.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Context of {@code rtl/map_element.v.j2}.
 *
 * @param subtracts whether z can be subtracted from the operand
 * @param offsets whether something is added to z
 * @param saturation whether it says that z is saturated
 * @param sees_offset whether it says so of y too
 * @param sum_text what is saturated then
 * @param offset what
 * @param offset_text the same in words
 * @param operand_text what the operand is for
 * @param wide bits of the extended sum
 * @param guard zeros below the sum
 * @param guard_zeros the same as a literal
 * @param extended copies of the sign above the sum
 * @param constants those that an expression below uses
 * @param sigmoid whether there is a hard sigmoid
 */
public record MapContext(
        boolean onehot,
        boolean operands,
        boolean masked,
        boolean adds,
        boolean subtracts,
        boolean offsets,
        boolean saturation,
        boolean sees_offset,
        String sum_text,
        String offset,
        String offset_text,
        String operand_text,
        int wide,
        int guard,
        String guard_zeros,
        int extended,
        List<Constant> constants,
        boolean sigmoid,
        List<Shift> shifts,
        List<Function> activations,
        List<Function> masks) {

    /** One shift of the program as parts of the extended sum. */
    public record Shift(
            String selector, String comment, String value, String half, String rest, String high, int high_count) {}

    /** A named constant. */
    public record Constant(String name, String value) {}

    /** An activation or derivative. */
    public record Function(String selector, String name, String expression) {}

    static MapContext of(Plan plan, Microcode code) {
        Selectors s = code.selectors();
        Features f = Features.of(plan);
        int xw = plan.layout().vectorBits();
        int guard = s.leftGuard() + 2;
        int most = s.shifts().get(s.shifts().size() - 1) + guard;
        int wide = Math.max(plan.widths().result() + guard + 1, most + xw + 1);
        int xf = plan.design().description().formats().activations().fractionBits();
        List<Function> activations = functions(s.activations(), MapContext::activation);
        List<Function> masks = functions(s.masks(), MapContext::derivative);
        boolean sigmoid = s.activations().stream().anyMatch(e -> e.kind() == ElementFunction.Kind.HARD_SIGMOID);
        return new MapContext(
                f.onehot(),
                f.masked() || f.adds(),
                f.masked(),
                f.adds(),
                f.subtracts(),
                f.onehot() || f.adds(),
                f.saturation(),
                f.saturation() && (f.onehot() || f.adds()),
                f.subtracts() ? "offset +- z" : "z + offset",
                offset(f),
                offsetText(f),
                operandText(f),
                wide,
                guard,
                guard + "'d0",
                wide - plan.widths().result() - guard,
                constants(
                        Stream.concat(
                                        Stream.of(offset(f)),
                                        Stream.concat(activations.stream(), masks.stream())
                                                .map(Function::expression))
                                .toList(),
                        sigmoid,
                        xw,
                        1L << xf),
                sigmoid,
                shifts(s, guard, wide, xw),
                activations,
                masks);
    }

    private static String offset(Features f) {
        String hot = f.onehot() ? "hot ? MINUS_ONE : ZERO" : "ZERO";
        return f.adds() ? "add ? operand : " + hot : f.onehot() ? hot : "";
    }

    private static String offsetText(Features f) {
        return f.onehot() ? f.adds() ? "operand, or minus the one-hot label" : "minus the one-hot label" : "operand";
    }

    private static String operandText(Features f) {
        String mask = "stored activation whose derivative masks";
        String term = f.subtracts() ? "addend, or minuend" : "addend";
        return f.masked() ? f.adds() ? mask + ", or " + term : mask : term;
    }

    private static List<Constant> constants(List<String> expressions, boolean sigmoid, int xw, long one) {
        List<Constant> constants = new ArrayList<>();
        String all = String.join(" ", expressions) + (sigmoid ? " HALF" : "");
        Set<String> used = new TreeSet<>(List.of(all.split("[^A-Z_]+")));
        addIf(used, constants, "ZERO", Literal.signed(xw, 0));
        addIf(used, constants, "ONE", Literal.signed(xw, one));
        addIf(used, constants, "MINUS_ONE", Literal.signed(xw, -one));
        addIf(used, constants, "HALF", Literal.signed(xw, one / 2));
        addIf(used, constants, "PLUS_LSB", Literal.signed(xw, 1));
        addIf(used, constants, "MINUS_LSB", Literal.signed(xw, -1));
        return constants;
    }

    private static void addIf(Set<String> used, List<Constant> constants, String name, String value) {
        if (used.contains(name)) {
            constants.add(new Constant(name, value));
        }
    }

    private static List<Shift> shifts(Selectors s, int guard, int wide, int xw) {
        List<Shift> list = new ArrayList<>();
        int width = Widths.index(s.shifts().size());
        for (int i = 0; i < s.shifts().size(); i++) {
            int shift = s.shifts().get(i);
            int low = shift + guard;
            list.add(new Shift(
                    Literal.unsigned(width, i),
                    shift < 0 ? "left by " + -shift : "right by " + shift,
                    new Bits(low, xw).toString(),
                    new Bits(low - 1, 1).toString(),
                    new Bits(0, low - 1).toString(),
                    new Bits(low + xw - 1, wide - low - xw + 1).toString(),
                    wide - low - xw + 1));
        }
        return list;
    }

    private static List<Function> functions(
            List<ElementFunction> list, java.util.function.Function<ElementFunction, String> expression) {
        List<Function> out = new ArrayList<>();
        int width = Widths.index(list.size());
        for (int i = 0; i < list.size(); i++) {
            ElementFunction f = list.get(i);
            out.add(new Function(Literal.unsigned(width, i), i == 0 ? "none" : f.text(), expression.apply(f)));
        }
        return out;
    }

    private static String activation(ElementFunction f) {
        return switch (f.kind()) {
            case LINEAR -> "a";
            case RELU -> "a[XW-1] ? ZERO : a";
            case LEAKY_RELU -> "a[XW-1] ? (a >>> " + f.leakShift() + ") : a";
            case HARD_TANH -> "(a > ONE) ? ONE : (a < MINUS_ONE) ? MINUS_ONE : a";
            case HARD_SIGMOID -> "(sigmoid < ZERO) ? ZERO : (sigmoid > ONE) ? ONE : sigmoid";
            case SIGN -> "(a > ZERO) ? PLUS_LSB : a[XW-1] ? MINUS_LSB : ZERO";
        };
    }

    private static String derivative(ElementFunction f) {
        return switch (f.kind()) {
            case LINEAR -> "activated";
            case RELU -> "(x > ZERO) ? activated : ZERO";
            case LEAKY_RELU -> "(x > ZERO) ? activated : (activated >>> " + f.leakShift() + ")";
            case HARD_TANH -> "((x > MINUS_ONE) & (x < ONE)) ? activated : ZERO";
            case HARD_SIGMOID -> "((x > ZERO) & (x < ONE)) ? activated : ZERO";
            case SIGN -> throw new IllegalArgumentException("no layer has a sign for an activation");
        };
    }
}
