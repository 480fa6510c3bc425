package io.hdlgen.estimate;

import java.util.Arrays;

/**
 * Least squares with coefficients that are not negative: no part of a design gives look-up tables back. Solved by
 * descent along one coordinate after the other, which for such problems converges from any start (D. P. Bertsekas,
 * Nonlinear Programming, section 2.7).
 */
final class LeastSquares {
    private static final int ROUNDS = 20_000;
    private static final double SMALL = 1e-12;

    private LeastSquares() {}

    /**
     * Minimises the sum over the rows of (x b - y)^2 / y^2 with all b at least 0, so that relative errors count.
     *
     * @param x a row for each observation
     * @param y what was observed, above 0
     * @param pull of each coefficient to 0, as a share of its column's own weight: settles what the rows leave open
     */
    static double[] solve(double[][] x, double[] y, double pull) {
        int n = x[0].length;
        double[][] gram = new double[n][n];
        double[] target = new double[n];
        for (int r = 0; r < x.length; r++) {
            for (int i = 0; i < n; i++) {
                double scaled = x[r][i] / y[r];
                target[i] += scaled;
                for (int j = 0; j < n; j++) {
                    gram[i][j] += scaled * x[r][j] / y[r];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            gram[i][i] *= 1 + pull;
        }
        return descend(gram, target);
    }

    private static double[] descend(double[][] gram, double[] target) {
        int n = target.length;
        double[] b = new double[n];
        for (int round = 0; round < ROUNDS; round++) {
            double change = 0;
            for (int i = 0; i < n; i++) {
                if (gram[i][i] == 0) {
                    continue;
                }
                double gradient = target[i] - dot(gram[i], b);
                double moved = Math.max(0, b[i] + gradient / gram[i][i]);
                change = Math.max(change, Math.abs(moved - b[i]) * Math.sqrt(gram[i][i]));
                b[i] = moved;
            }
            if (change < SMALL) {
                break;
            }
        }
        return b;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The middle one, or the mean of the two in the middle. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
