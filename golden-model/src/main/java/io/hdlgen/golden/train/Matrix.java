package io.hdlgen.golden.train;

import io.hdlgen.golden.fixed.FixedFormat;

/** A live view of one matrix of the model: its values change with every training step. */
public final class Matrix {
    private final String name;
    private final int columns;
    private final boolean bias;
    private final int[][] data;
    private final FixedFormat format;

    Matrix(String name, int columns, boolean bias, int[][] data, FixedFormat format) {
        this.name = name;
        this.columns = columns;
        this.bias = bias;
        this.data = data;
        this.format = format;
    }

    /** W1 .. WL or F1 .. F(L-1). */
    public String name() {
        return name;
    }

    public int rows() {
        return data.length;
    }

    /** Columns without the bias. */
    public int columns() {
        return columns;
    }

    /** Whether one more column, the last, holds the biases. */
    public boolean bias() {
        return bias;
    }

    /** Raw integers, rows x (columns + bias). For reading; write through {@link GoldenModel#load}. */
    public int[][] data() {
        return data;
    }

    public FixedFormat format() {
        return format;
    }
}
