package io.hdlgen.golden.reference;

/** Products and updates of real vectors and matrices, one {@code double[]} a row. */
final class Reals {
    private Reals() {}

    /** M v. */
    static double[] product(double[][] m, double[] v) {
        double[] sums = new double[m.length];
        for (int i = 0; i < m.length; i++) {
            sums[i] = dot(m[i], v);
        }
        return sums;
    }

    /** M^T v; M has at least one row. */
    static double[] transposedProduct(double[][] m, double[] v) {
        double[] sums = new double[m[0].length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += m[i][j] * v[i];
            }
        }
        return sums;
    }

    /** M += factor u v^T - decay M. */
    static void learn(double[][] m, double factor, double[] u, double[] v, double decay) {
        for (int i = 0; i < m.length; i++) {
            double[] row = m[i];
            double h = factor * u[i];
            for (int j = 0; j < row.length; j++) {
                row[j] += h * v[j] - decay * row[j];
            }
        }
    }

    /** a . b. */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** a + factor b. */
    static double[] sum(double[] a, double factor, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + factor * b[i];
        }
        return sum;
    }

    /** factor v. */
    static double[] scaled(double factor, double[] v) {
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            product[i] = factor * v[i];
        }
        return product;
    }

    /** raw / 2^F. */
    static double[] real(int[] raw, int fractionBits) {
        double[] real = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            real[i] = Math.scalb((double) raw[i], -fractionBits);
        }
        return real;
    }

    /** Copies of the rows. */
    static double[][] copy(double[][] m) {
        double[][] rows = new double[m.length][];
        for (int i = 0; i < m.length; i++) {
            rows[i] = m[i].clone();
        }
        return rows;
    }
}
