package io.hdlgen.plan;

/**
 * The vector that the result path reads beside a result, and what for.
 *
 * @param use what it does to the result
 * @param vector the vector
 * @param derivative of which activation, for a mask
 */
public record Operand(Use use, Vector vector, ElementFunction derivative) {
    /** No operand. */
    public static final Operand NONE = new Operand(Use.NOTHING, Vector.NONE, ElementFunction.NONE);

    /** What an operand does. */
    public enum Use {
        NOTHING,
        /** Its derivative masks the result after the activation. */
        MASK,
        /** It is added to the rounded sum, and that saturated, before the activation. */
        ADDEND,
        /** The rounded sum is subtracted from it, exactly, and that saturated, before the activation. */
        MINUEND,
        /** The rounded sum is multiplied by it, and the products are summed. */
        DOT,
        /** The same, and added to what was summed before. */
        DOT_ON
    }

    /** The derivative f'(x), from the stored activation x; that of a linear layer is 1, and nothing is read. */
    static Operand mask(Vector x, ElementFunction f) {
        return f.equals(ElementFunction.NONE) ? NONE : new Operand(Use.MASK, x, f);
    }

    static Operand addend(Vector v) {
        return new Operand(Use.ADDEND, v, ElementFunction.NONE);
    }

    static Operand minuend(Vector v) {
        return new Operand(Use.MINUEND, v, ElementFunction.NONE);
    }

    /** Whether it takes part in a sum: as addend or minuend. */
    boolean inSum() {
        return use == Use.ADDEND || use == Use.MINUEND;
    }

    static Operand dot(Vector v, boolean on) {
        return new Operand(on ? Use.DOT_ON : Use.DOT, v, ElementFunction.NONE);
    }

    /** Whether it gives a sum of products. */
    public boolean dots() {
        return use == Use.DOT || use == Use.DOT_ON;
    }

    /** Whether a vector is read. */
    public boolean exists() {
        return use != Use.NOTHING;
    }
}
