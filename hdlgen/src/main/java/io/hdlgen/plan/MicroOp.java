package io.hdlgen.plan;

/**
 * One micro-operation of a rule's program, by the names of what it touches; empty names do not apply.
 *
 * @param kind what the array does
 * @param matrix matrix it reads or updates
 * @param stream vector that is streamed; {@link #SOFTMAX} for the error of the softmax unit
 * @param held vector that is held in the lanes
 * @param destination vector it writes, or {@link #SOFTMAX} for logits that only the unit takes
 * @param bias whether the element after the stream's last one is ONE
 * @param projection whether the matrix is fixed feedback
 * @param shift right shift of the result with rounding; negative shifts left
 * @param negate whether the sign of the sum is changed before rounding
 * @param logits whether the rounded sums are the logits
 * @param onehot whether ONE is subtracted from the label's element
 * @param activation applied to the result
 * @param maskVector stored activation whose derivative masks the result
 * @param mask that derivative
 */
public record MicroOp(
        OpKind kind,
        String matrix,
        String stream,
        String held,
        String destination,
        boolean bias,
        boolean projection,
        int shift,
        boolean negate,
        boolean logits,
        boolean onehot,
        ElementFunction activation,
        String maskVector,
        ElementFunction mask) {

    /** Name of the softmax unit as a source or destination. */
    public static final String SOFTMAX = "softmax";

    private static final ElementFunction NONE = ElementFunction.NONE;

    /** {@code destination = activation(matrix stream + bias)}. */
    public static MicroOp forward(
            String matrix, String stream, String destination, int shift, ElementFunction activation) {
        return new MicroOp(
                OpKind.FORWARD,
                matrix,
                stream,
                "",
                destination,
                true,
                false,
                shift,
                false,
                false,
                false,
                activation,
                "",
                NONE);
    }

    /** {@code destination = mask(-matrix stream)}, the DFA projection. */
    public static MicroOp project(
            String matrix, String stream, String destination, int shift, String maskVector, ElementFunction mask) {
        return new MicroOp(
                OpKind.FORWARD,
                matrix,
                stream,
                "",
                destination,
                false,
                true,
                shift,
                true,
                false,
                false,
                NONE,
                maskedBy(maskVector, mask),
                mask);
    }

    /** {@code destination = mask(matrix^T held)}; the bias column is dropped. */
    public static MicroOp transposed(
            String matrix, String held, String destination, int shift, String maskVector, ElementFunction mask) {
        return new MicroOp(
                OpKind.TRANSPOSED,
                matrix,
                "",
                held,
                destination,
                false,
                false,
                shift,
                false,
                false,
                false,
                NONE,
                maskedBy(maskVector, mask),
                mask);
    }

    /** The derivative of a linear layer is 1: nothing to read. */
    private static String maskedBy(String vector, ElementFunction mask) {
        return mask.equals(NONE) ? "" : vector;
    }

    /** Loads the lanes' held values. */
    public static MicroOp hold(String vector) {
        return new MicroOp(OpKind.HOLD, "", "", vector, "", false, false, 0, false, false, false, NONE, "", NONE);
    }

    /** {@code matrix += held stream^T}, bias included. */
    public static MicroOp update(String matrix, String held, String stream) {
        return new MicroOp(
                OpKind.UPDATE, matrix, stream, held, "", true, false, 0, false, false, false, NONE, "", NONE);
    }

    /** {@code destination = +-stream}, shifted. */
    public static MicroOp map(String stream, String destination, int shift, boolean negate) {
        return new MicroOp(
                OpKind.MAP, "", stream, "", destination, false, false, shift, negate, false, false, NONE, "", NONE);
    }

    /** The last forward product: its sums are the logits; with {@code onehot} the result is the squared error's e. */
    public static MicroOp output(String matrix, String stream, String destination, int shift, boolean onehot) {
        return new MicroOp(
                OpKind.FORWARD,
                matrix,
                stream,
                "",
                destination,
                true,
                false,
                shift,
                false,
                true,
                onehot,
                NONE,
                "",
                NONE);
    }

    /** For people: {@code FORWARD W1}, {@code MAP e}. */
    public String name() {
        return kind + " " + (kind == OpKind.HOLD ? held : kind == OpKind.MAP ? destination : matrix);
    }

    /** Whether its results go to the vector memory. */
    public boolean writesVector() {
        return kind.hasResults() && !destination.equals(SOFTMAX);
    }
}
