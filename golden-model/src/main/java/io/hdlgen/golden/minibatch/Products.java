package io.hdlgen.golden.minibatch;

import java.util.Arrays;

/** Products of matrices as sums of scaled rows: the inner loop has no order to keep and vectorises, and zeros, which pixels and ReLU make in masses, cost nothing. */
public final class Products {
    private Products() {}

    /** c = a b. */
    public static void multiply(Rows a, Rows b, Rows c) {
        if (a.columns() != b.rows() || c.rows() != a.rows() || c.columns() != b.columns()) {
            throw new IllegalArgumentException("shapes " + shape(a) + " " + shape(b) + " " + shape(c));
        }
        int inner = a.columns();
        int width = b.columns();
        int[] used = new int[inner + 3]; // offsets of rows of b, filled up to a multiple of four
        float[] factor = new float[inner + 3];
        float[] from = a.values();
        for (int i = 0; i < a.rows(); i++) {
            int count = 0;
            for (int k = 0; k < inner; k++) {
                float value = from[i * inner + k];
                used[count] = k * width;
                factor[count] = value;
                count += value == 0 ? 0 : 1;
            }
            Arrays.fill(used, count, count + 3, 0);
            Arrays.fill(factor, count, count + 3, 0);
            Arrays.fill(c.values(), i * width, (i + 1) * width, 0);
            for (int k = 0; k < count; k += 4) {
                addFour(c.values(), i * width, b.values(), used, factor, k, width);
            }
        }
    }

    private static void addFour(float[] c, int row, float[] b, int[] used, float[] factor, int k, int width) {
        int row0 = used[k];
        int row1 = used[k + 1];
        int row2 = used[k + 2];
        int row3 = used[k + 3];
        float f0 = factor[k];
        float f1 = factor[k + 1];
        float f2 = factor[k + 2];
        float f3 = factor[k + 3];
        for (int j = 0; j < width; j++) {
            c[row + j] += f0 * b[row0 + j] + f1 * b[row1 + j] + f2 * b[row2 + j] + f3 * b[row3 + j];
        }
    }

    /** c = a^T b. */
    public static void multiplyTransposed(Rows a, Rows b, Rows c) {
        multiply(transposed(a), b, c);
    }

    /** a^T. */
    public static Rows transposed(Rows a) {
        Rows t = Rows.zeros(a.columns(), a.rows());
        int block = 16; // both matrices stay in the cache
        for (int top = 0; top < a.rows(); top += block) {
            int end = Math.min(top + block, a.rows());
            for (int j = 0; j < a.columns(); j++) {
                for (int i = top; i < end; i++) {
                    t.values()[j * a.rows() + i] = a.values()[i * a.columns() + j];
                }
            }
        }
        return t;
    }

    /** Adds a vector to every row. */
    static void addToRows(float[] vector, Rows c) {
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < vector.length; j++) {
                c.values()[i * vector.length + j] += vector[j];
            }
        }
    }

    /** The sum of the rows. */
    static float[] columnSums(Rows a) {
        float[] sums = new float[a.columns()];
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += a.values()[i * sums.length + j];
            }
        }
        return sums;
    }

    private static String shape(Rows m) {
        return m.rows() + "x" + m.columns();
    }
}
