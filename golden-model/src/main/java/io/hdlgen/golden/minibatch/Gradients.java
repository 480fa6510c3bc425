package io.hdlgen.golden.minibatch;

/**
 * Gradients of a batch.
 *
 * @param weights of W_l transposed as {@link Net#weights}, l = 1 .. L (0 is empty)
 * @param biases of b_l
 */
public record Gradients(Rows[] weights, float[][] biases) {
    /** Sums over the batch of d_l x_(l-1)^T and d_l, times {@code factor}; {@code d} may be another rule's. */
    static Gradients of(Batch batch, Rows[] d, float factor) {
        Rows[] weights = new Rows[d.length];
        float[][] biases = new float[d.length][];
        weights[0] = Rows.zeros(0, 0);
        biases[0] = new float[0];
        for (int l = 1; l < d.length; l++) {
            weights[l] = Rows.zeros(batch.stream[l].columns(), d[l].columns());
            Products.multiplyTransposed(batch.stream[l], d[l], weights[l]);
            weights[l].scale(factor);
            biases[l] = Products.columnSums(d[l]);
            for (int j = 0; j < biases[l].length; j++) {
                biases[l][j] *= factor;
            }
        }
        return new Gradients(weights, biases);
    }
}
