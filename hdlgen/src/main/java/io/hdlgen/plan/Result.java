package io.hdlgen.plan;

/**
 * What the result path does with the exact sums of a micro-operation, in this order: sign, shift with rounding, saturation, addend, minuend or one-hot, activation, mask.
 *
 * @param destination vector that is written; {@link Vector.Home#SOFTMAX} for logits that only the unit takes
 * @param shift to the right with rounding; negative shifts left
 * @param negate whether the sign of the sum is changed before rounding
 * @param logits whether the rounded sums are the logits
 * @param onehot whether ONE is subtracted from the label's element
 * @param activation applied to the result
 * @param operand that masks, is added, or is what the result is subtracted from
 */
public record Result(
        Vector destination,
        int shift,
        boolean negate,
        boolean logits,
        boolean onehot,
        ElementFunction activation,
        Operand operand) {
    /** No result. */
    public static final Result NONE =
            new Result(Vector.NONE, 0, false, false, false, ElementFunction.NONE, Operand.NONE);

    Result to(Vector vector) {
        return new Result(vector, shift, negate, logits, onehot, activation, operand);
    }

    Result shifted(int bits) {
        return new Result(destination, bits, negate, logits, onehot, activation, operand);
    }

    Result negated() {
        return new Result(destination, shift, !negate, logits, onehot, activation, operand);
    }

    Result asLogits() {
        return new Result(destination, shift, negate, true, onehot, activation, operand);
    }

    Result minusOnehot() {
        return new Result(destination, shift, negate, logits, true, activation, operand);
    }

    Result through(ElementFunction function) {
        return new Result(destination, shift, negate, logits, onehot, function, operand);
    }

    Result with(Operand other) {
        return new Result(destination, shift, negate, logits, onehot, activation, other);
    }

    /** Whether it goes to the vector memory. */
    public boolean stored() {
        return destination.inMemory();
    }
}
