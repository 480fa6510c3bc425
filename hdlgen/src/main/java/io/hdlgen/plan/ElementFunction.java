package io.hdlgen.plan;

import io.hdlgen.golden.spec.Layer;
import java.util.Locale;

/**
 * What happens to an element of a result: an activation, or the derivative that masks a delta, with its one parameter.
 *
 * @param kind which
 * @param leakShift k of a leaky ReLU's slope 2^-k, else 0
 */
public record ElementFunction(Kind kind, int leakShift) {
    /** Leaves its argument as it is. */
    public static final ElementFunction NONE = new ElementFunction(Kind.LINEAR, 0);
    /** -1, 0 or 1. */
    public static final ElementFunction SIGN = new ElementFunction(Kind.SIGN, 0);

    /** The functions, {@code docs/numerics.md} sections 2 and 4.2. */
    public enum Kind {
        LINEAR,
        RELU,
        LEAKY_RELU,
        HARD_TANH,
        HARD_SIGMOID,
        /** clamp(v, -1, 1) on raw integers; no layer has it. */
        SIGN
    }

    /** The function of a layer. */
    public static ElementFunction of(Layer layer) {
        Kind kind = switch (layer.activation()) {
            case LINEAR -> Kind.LINEAR;
            case RELU -> Kind.RELU;
            case LEAKY_RELU -> Kind.LEAKY_RELU;
            case HARD_TANH -> Kind.HARD_TANH;
            case HARD_SIGMOID -> Kind.HARD_SIGMOID;
        };
        return new ElementFunction(kind, layer.leakShift());
    }

    /** Further bits by which a masked delta is shifted: the slope 1/4 of the hard sigmoid. */
    public int derivativeShift() {
        return kind == Kind.HARD_SIGMOID ? 2 : 0;
    }

    /** For comments: {@code leaky-relu 2^-3}. */
    public String text() {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return kind == Kind.LEAKY_RELU ? name + " 2^-" + leakShift : name;
    }
}
