package io.hdlgen.plan;

import io.hdlgen.plan.Estimate.MultiplierUnit;
import java.util.ArrayList;
import java.util.List;

/** Every multiplier of a design, by the unit that it stands in. */
final class MultiplierUnits {
    /** Bits of a loss, of h, and of a difference of losses. */
    private static final int SCALAR_BITS = 32;
    /** Of a logarithm of the sum of exponentials, without its integer but with a sign. */
    private static final int LOGARITHM_BITS = 21;

    private final Plan plan;
    private final int bits;
    private final int block;
    private final List<MultiplierUnit> list = new ArrayList<>();

    private MultiplierUnits(Plan plan) {
        this.plan = plan;
        this.bits = plan.layout().vectorBits();
        this.block = plan.layout().block();
    }

    static List<MultiplierUnit> of(Plan plan) {
        MultiplierUnits units = new MultiplierUnits(plan);
        units.vectors();
        units.outputs();
        units.factor();
        return List.copyOf(units.list);
    }

    /** What multiplies words of vectors. */
    private void vectors() {
        add("array", plan.design().shape().multipliers(), bits, bits);
        boolean scalar = plan.multiplies(MicroOp.Times.SCALAR);
        if (scalar) {
            add("scalar times vector", block, SCALAR_BITS, bits);
        } else if (plan.multiplies(MicroOp.Times.ITSELF)) {
            add("squares of a vector", block, bits, bits);
        }
        if (plan.dots()) {
            add("dot product", block, bits, bits);
        }
        if (plan.squareLoss()) {
            add("loss, squares", block, bits, bits);
        }
    }

    private void outputs() {
        if (plan.softmax()) {
            exponentials("softmax");
            add("softmax, division", 1, 22, 18);
        }
        if (plan.logLoss()) {
            exponentials("loss");
            add("loss, logarithm", 1, LOGARITHM_BITS + exponentBits(), 17);
        }
    }

    private void exponentials(String unit) {
        int xf = plan.design().description().formats().activations().fractionBits();
        add(unit + ", log2 e", 1, Math.min(bits, xf + 4) + 1, 16);
        add(unit + ", interpolation", 1, 15, 13);
    }

    /** Bits of k, the exponent of the sum of n_L exponentials of at most 1. */
    private int exponentBits() {
        int classes = plan.design().description().network().classes();
        return Math.max(1, Widths.bits(Widths.bits(classes) - 1));
    }

    private void factor() {
        if (plan.divides()) {
            add("factor, number of elements", 1, SCALAR_BITS, Widths.terms(plan.terms()) + 1);
        }
    }

    private void add(String name, int count, int left, int right) {
        list.add(new MultiplierUnit(name, count, left, right));
    }
}
