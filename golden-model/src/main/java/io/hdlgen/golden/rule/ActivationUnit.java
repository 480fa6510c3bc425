package io.hdlgen.golden.rule;

import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Layer;

/** The activation of one layer and its derivative, read back from the stored output: the table of {@code docs/numerics.md} section 2. All numbers have XF fraction bits but the masked value. */
final class ActivationUnit {
    private final Activation activation;
    private final int leakShift;
    private final int one;

    ActivationUnit(Layer layer, int one) {
        this.activation = layer.activation();
        this.leakShift = layer.leakShift();
        this.one = one;
    }

    /** x = f(z). */
    int apply(int z) {
        return switch (activation) {
            case LINEAR -> z;
            case RELU -> z < 0 ? 0 : z;
            case LEAKY_RELU -> z < 0 ? z >> leakShift : z;
            case HARD_TANH -> clamp(z, -one, one);
            case HARD_SIGMOID -> clamp((z >> 2) + (one >> 1), 0, one);
        };
    }

    /** v times the derivative at the stored output x, but for the factor that {@link #derivativeShift} moves into v's own shift. */
    int mask(int x, int v) {
        return switch (activation) {
            case LINEAR -> v;
            case RELU -> x > 0 ? v : 0;
            case LEAKY_RELU -> x > 0 ? v : v >> leakShift;
            case HARD_TANH -> -one < x && x < one ? v : 0;
            case HARD_SIGMOID -> 0 < x && x < one ? v : 0;
        };
    }

    /** How much the shift that forms v grows: 2 for the slope 1/4 of the hard sigmoid. */
    int derivativeShift() {
        return activation == Activation.HARD_SIGMOID ? 2 : 0;
    }

    private static int clamp(int v, int min, int max) {
        return Math.max(min, Math.min(max, v));
    }
}
