package io.hdlgen.golden.minibatch;

import java.util.Arrays;

/**
 * Products of matrices as sums of scaled rows: the inner loop has no order to keep, and zeros, which pixels and ReLU make in masses, cost nothing. Rows stand in arrays of their own while they
 * are multiplied: a loop over arrays that all have the same index vectorises, one over several places of the same array does not.
 */
public final class Products {
    private static final int AT_ONCE = 4;

    private Products() {}

    /** c = a b. */
    public static void multiply(Rows a, Rows b, Rows c) {
        if (a.columns() != b.rows() || c.rows() != a.rows() || c.columns() != b.columns()) {
            throw new IllegalArgumentException("shapes " + shape(a) + " " + shape(b) + " " + shape(c));
        }
        int inner = a.columns();
        float[][] rows = rows(b);
        int[] used = new int[inner + AT_ONCE]; // rows of b, filled up to a multiple of four
        float[] factor = new float[inner + AT_ONCE];
        float[] sum = new float[b.columns()];
        for (int i = 0; i < a.rows(); i++) {
            int count = 0;
            for (int k = 0; k < inner; k++) {
                float value = a.values()[i * inner + k];
                used[count] = k;
                factor[count] = value;
                count += value == 0 ? 0 : 1;
            }
            Arrays.fill(used, count, count + AT_ONCE, 0);
            Arrays.fill(factor, count, count + AT_ONCE, 0);
            Arrays.fill(sum, 0);
            for (int k = 0; k < count; k += AT_ONCE) {
                addFour(sum, rows, used, factor, k);
            }
            System.arraycopy(sum, 0, c.values(), i * sum.length, sum.length);
        }
    }

    private static float[][] rows(Rows m) {
        float[][] rows = new float[m.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(m.values(), i * m.columns(), (i + 1) * m.columns());
        }
        return rows;
    }

    private static void addFour(float[] sum, float[][] rows, int[] used, float[] factor, int k) {
        float[] row0 = rows[used[k]];
        float[] row1 = rows[used[k + 1]];
        float[] row2 = rows[used[k + 2]];
        float[] row3 = rows[used[k + 3]];
        float f0 = factor[k];
        float f1 = factor[k + 1];
        float f2 = factor[k + 2];
        float f3 = factor[k + 3];
        for (int j = 0; j < sum.length; j++) {
            sum[j] += f0 * row0[j] + f1 * row1[j] + f2 * row2[j] + f3 * row3[j];
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
