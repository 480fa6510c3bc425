package io.hdlgen.plan;

import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Layer;

/**
 * An activation, or the derivative that masks a delta, with its one parameter.
 *
 * @param activation which
 * @param leakShift k of a leaky ReLU's slope 2^-k, else 0
 */
public record ElementFunction(Activation activation, int leakShift) {
    /** Leaves its argument as it is. */
    public static final ElementFunction NONE = new ElementFunction(Activation.LINEAR, 0);

    /** The function of a layer. */
    public static ElementFunction of(Layer layer) {
        return new ElementFunction(layer.activation(), layer.leakShift());
    }

    /** Further bits by which a masked delta is shifted: the slope 1/4 of the hard sigmoid. */
    public int derivativeShift() {
        return activation == Activation.HARD_SIGMOID ? 2 : 0;
    }

    /** For comments: {@code leaky-relu 2^-3}. */
    public String text() {
        return activation == Activation.LEAKY_RELU ? activation.text() + " 2^-" + leakShift : activation.text();
    }
}
