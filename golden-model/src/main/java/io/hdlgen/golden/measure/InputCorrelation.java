package io.hdlgen.golden.measure;

/** How far the elements of a layer's input are from being uncorrelated: the mean square of the elements off the diagonal of their correlation matrix over some samples. */
final class InputCorrelation {
    /** Wider inputs are not measured: the work grows with the square. */
    static final int WIDEST = 1024;

    private InputCorrelation() {}

    /**
     * 0 .. 1. Elements that never change have no correlation and are left out; NaN when fewer than two are left.
     *
     * @param samples one input each, of one length
     */
    static double of(double[][] samples) {
        int n = samples[0].length;
        double[][] columns = new double[n][];
        int live = 0;
        for (int i = 0; i < n; i++) {
            double[] column = standardised(samples, i);
            if (column.length > 0) {
                columns[live++] = column;
            }
        }
        double sum = 0;
        for (int i = 0; i < live; i++) {
            for (int j = 0; j < i; j++) {
                double r = 0;
                for (int s = 0; s < samples.length; s++) {
                    r += columns[i][s] * columns[j][s];
                }
                sum += r * r;
            }
        }
        return sum / (live * (live - 1.0) / 2);
    }

    /** Element i of all samples less its mean, of length 1; empty if it never changes. */
    private static double[] standardised(double[][] samples, int i) {
        double[] column = new double[samples.length];
        double mean = 0;
        for (double[] sample : samples) {
            mean += sample[i] / samples.length;
        }
        double square = 0;
        boolean changes = false;
        for (int s = 0; s < column.length; s++) {
            changes |= samples[s][i] != samples[0][i];
            column[s] = samples[s][i] - mean;
            square += column[s] * column[s];
        }
        if (!changes) {
            return new double[0];
        }
        for (int s = 0; s < column.length; s++) {
            column[s] /= Math.sqrt(square);
        }
        return column;
    }
}
