package io.hdlgen.context;

import io.hdlgen.golden.spec.Activation;
import io.hdlgen.plan.ElementFunction;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Selectors;
import io.hdlgen.plan.Widths;
import io.hdlgen.verilog.Bits;
import io.hdlgen.verilog.Literal;
import java.util.ArrayList;
import java.util.List;

/**
 * Context of {@code rtl/map_element.v.j2}.
 *
 * @param wide bits of the extended sum
 * @param guard zeros below the sum
 * @param guard_zeros the same as a literal
 * @param extended copies of the sign above the sum
 * @param one ONE of the activations as a literal
 * @param negative_one -ONE
 * @param half ONE / 2
 */
public record MapContext(
        boolean onehot,
        boolean masked,
        int wide,
        int guard,
        String guard_zeros,
        int extended,
        boolean uses_one,
        boolean uses_half,
        String one,
        String negative_one,
        String half,
        List<Shift> shifts,
        List<Function> activations,
        List<Function> masks) {

    /** One shift of the program as parts of the extended sum. */
    public record Shift(
            String selector, String comment, String value, String half, String rest, String high, int high_count) {}

    /** An activation or derivative. */
    public record Function(String selector, String name, String expression) {}

    static MapContext of(Plan plan, Microcode code) {
        Selectors s = code.selectors();
        Features f = Features.of(plan);
        int xw = plan.layout().vectorBits();
        int guard = s.leftGuard() + 2;
        int most = s.shifts().get(s.shifts().size() - 1) + guard;
        int wide = Math.max(plan.widths().accumulator() + guard + 1, most + xw + 1);
        int xf = plan.design().description().formats().activations().fractionBits();
        List<ElementFunction> all = new ArrayList<>(s.activations());
        all.addAll(s.masks());
        boolean sigmoid = all.stream().anyMatch(e -> e.activation() == Activation.HARD_SIGMOID);
        boolean bounded = sigmoid || all.stream().anyMatch(e -> e.activation() == Activation.HARD_TANH);
        long one = 1L << xf;
        return new MapContext(
                f.onehot(),
                f.masked(),
                wide,
                guard,
                guard + "'d0",
                wide - plan.widths().accumulator() - guard,
                f.onehot() || bounded,
                sigmoid,
                Literal.signed(xw, one),
                Literal.signed(xw, -one),
                Literal.signed(xw, one / 2),
                shifts(s, guard, wide, xw),
                functions(s.activations(), MapContext::activation),
                functions(s.masks(), MapContext::derivative));
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
        return switch (f.activation()) {
            case LINEAR -> "a";
            case RELU -> "a[XW-1] ? ZERO : a";
            case LEAKY_RELU -> "a[XW-1] ? (a >>> " + f.leakShift() + ") : a";
            case HARD_TANH -> "(a > ONE) ? ONE : (a < MINUS_ONE) ? MINUS_ONE : a";
            case HARD_SIGMOID -> "(sigmoid < $signed({ZERO[0], ZERO})) ? ZERO : (sigmoid > $signed({ZERO[0], ONE})) ? ONE : sigmoid[XW-1:0]";
        };
    }

    private static String derivative(ElementFunction f) {
        return switch (f.activation()) {
            case LINEAR -> "activated";
            case RELU -> "(x > ZERO) ? activated : ZERO";
            case LEAKY_RELU -> "(x > ZERO) ? activated : (activated >>> " + f.leakShift() + ")";
            case HARD_TANH -> "((x > MINUS_ONE) & (x < ONE)) ? activated : ZERO";
            case HARD_SIGMOID -> "((x > ZERO) & (x < ONE)) ? activated : ZERO";
        };
    }
}
