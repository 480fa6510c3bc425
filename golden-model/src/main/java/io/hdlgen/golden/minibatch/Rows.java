package io.hdlgen.golden.minibatch;

import java.util.Arrays;

/**
 * A matrix whose rows stand one after another, so that loops over a row vectorise. In a batch a row is a sample.
 *
 * @param values element (i, j) at {@code i * columns + j}
 */
public record Rows(int rows, int columns, float[] values) {
    /** A matrix of zeros. */
    public static Rows zeros(int rows, int columns) {
        return new Rows(rows, columns, new float[rows * columns]);
    }

    /** A matrix of zeros of the same shape. */
    Rows emptied() {
        return zeros(rows, columns);
    }

    /** A copy. */
    public Rows copy() {
        return new Rows(rows, columns, values.clone());
    }

    /** One element. */
    public float at(int i, int j) {
        return values[i * columns + j];
    }

    /** Overwrites one element. */
    public void put(int i, int j, float value) {
        values[i * columns + j] = value;
    }

    /** Overwrites all elements with those of a matrix of the same shape. */
    void set(Rows other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
    }

    void fill(float value) {
        Arrays.fill(values, value);
    }

    void add(Rows other) {
        for (int i = 0; i < values.length; i++) {
            values[i] += other.values[i];
        }
    }

    void scale(float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
