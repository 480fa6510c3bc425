package io.hdlgen.plan;

/**
 * A matrix of a program, spread over the lanes.
 *
 * @param name W1 .. WL, F1 .. F(L-1), B1 .. B(L-1); empty for none
 * @param rows M, elements of the held vector and of a forward product
 * @param columns N without the bias, elements of the streamed vector and of a transposed product
 * @param role what it is for
 * @param regenerated whether its entries come from the feedback LFSRs and no bank holds it
 */
public record BankMatrix(String name, int rows, int columns, Role role, boolean regenerated) {
    /** No matrix. */
    public static final BankMatrix NONE = new BankMatrix("", 0, 0, Role.WEIGHTS, false);

    /** What matrices are for. */
    public enum Role {
        /** W_l; column N is the bias. */
        WEIGHTS,
        /** F_l or B_l: carries the error to a layer. */
        FEEDBACK,
        /** R_l: decorrelates the input of a layer. */
        DECORRELATION,
        /** T_l, W_l transposed and without biases: carries a vector back through the weights. */
        COPY
    }

    /** Whether there is a matrix. */
    public boolean exists() {
        return rows > 0;
    }

    /** Whether column N is a bias. */
    public boolean bias() {
        return role == Role.WEIGHTS;
    }

    /** Columns that are stored, the bias counted. */
    int storedColumns() {
        return columns + (bias() ? 1 : 0);
    }

    @Override
    public String toString() {
        return name;
    }
}
