package io.hdlgen.plan;

/** Kinds of micro-operations, {@code docs/engine.md}. */
public enum OpKind {
    /** Rows of a matrix times the stream: a word of S sums a block and tile. */
    FORWARD,
    /** Columns of a matrix times the held vector. */
    TRANSPOSED,
    /** The matrix plus held vector times stream. */
    UPDATE,
    /** Hands a vector out to the lanes. */
    HOLD,
    /** A vector past the array, straight to the result path. */
    MAP,
    /** The scalar h from the losses. */
    FACTOR;

    /** Whether words drain into the result path. */
    public boolean hasResults() {
        return this == FORWARD || this == TRANSPOSED || this == MAP;
    }
}
