package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Fixed;
import io.hdlgen.golden.fixed.SaturationCounter;
import java.util.Arrays;

/**
 * A matrix of raw integers, one {@code int[]} a row, the bias in the last column when there is one; with the exact products of {@code docs/numerics.md} sections 2 and 4.
 *
 * <p>For every row a bound of the magnitudes is kept. It proves, without looking at the elements, that a sum fits an int or that an update cannot saturate, which is what lets the fast loops run.
 */
public final class WeightMatrix {
    private final int[][] rows;
    private final int columns;
    private final int bits;
    private final SaturationCounter saturations;
    private final long[] bounds;
    private final long[] peaks;
    private final int[] intSums;

    /**
     * A matrix over given rows, which it owns from now on.
     *
     * @param rows raw integers; all rows of one length
     * @param bias whether the last column holds biases
     * @param bits width of an entry
     * @param saturations counts saturating updates
     */
    public WeightMatrix(int[][] rows, boolean bias, int bits, SaturationCounter saturations) {
        this.rows = rows;
        this.columns = rows[0].length - (bias ? 1 : 0);
        this.bits = bits;
        this.saturations = saturations;
        this.bounds = new long[rows.length];
        this.peaks = new long[rows.length];
        this.intSums = new int[rows[0].length];
        measure();
    }

    /** The rows, bias included. Whoever writes them calls {@link #measure}. */
    public int[][] rows() {
        return rows;
    }

    /** Columns without the bias. */
    public int columns() {
        return columns;
    }

    /** Number of elements of a row, bias included. */
    int rowLength() {
        return rows[0].length;
    }

    int bits() {
        return bits;
    }

    /** At least the largest magnitude of row i. */
    long bound(int i) {
        return bounds[i];
    }

    public SaturationCounter saturations() {
        return saturations;
    }

    /** Refreshes the bounds after the entries were written from outside. */
    public void measure() {
        for (int i = 0; i < rows.length; i++) {
            measureRow(i);
        }
    }

    /** Refreshes the bound of one row. */
    void measureRow(int i) {
        peaks[i] = Fixed.peak(rows[i], rows[i].length);
        bounds[i] = peaks[i];
    }

    /** sums_i = sum_j W_ij x_j, the bias times ONE included. */
    void multiply(Signal x, long[] sums) {
        // A row whose largest magnitude times sum |x| is below 2^31 keeps every product and partial sum in an int.
        long intBound = Integer.MAX_VALUE / Math.max(1, x.norm1());
        tighten(intBound);
        for (int i = 0; i < rows.length; ) {
            if (i + 4 <= rows.length && bound4(i) <= intBound) {
                Kernels.dotInt4(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], x.values(), sums, i);
                i += 4;
            } else {
                sums[i] = product(i, x, intBound);
                i++;
            }
        }
    }

    /** Bounds grow with every update; those that grew beyond a useful value are measured again, unless the last measurement was beyond it already. */
    private void tighten(long useful) {
        for (int i = 0; i < rows.length; i++) {
            if (bounds[i] > useful && peaks[i] <= useful) {
                measureRow(i);
            }
        }
    }

    private long bound4(int i) {
        return Math.max(Math.max(bounds[i], bounds[i + 1]), Math.max(bounds[i + 2], bounds[i + 3]));
    }

    private long product(int i, Signal x, long intBound) {
        int[] row = rows[i];
        if (bounds[i] <= intBound) {
            return Kernels.dotInt(row, x.values());
        }
        boolean split = bounds[i] * x.peak() <= Integer.MAX_VALUE && row.length <= Kernels.SPLIT_TERMS;
        return split ? Kernels.dotSplit(row, x.values()) : Kernels.dot(row, x.values());
    }

    /** sums_j = sum_i W_ij g_i for the columns without the bias; {@code sums} holds a row's length. */
    void multiplyTransposed(int[] g, long[] sums) {
        long bound = 0;
        for (int i = 0; i < rows.length; i++) {
            bound += Math.abs((long) g[i]) * bounds[i];
        }
        if (bound <= Integer.MAX_VALUE) {
            transposedInt(g, sums);
        } else {
            Arrays.fill(sums, 0, rowLength(), 0L);
            for (int i = 0; i < rows.length; i++) {
                Kernels.addScaled(sums, rows[i], g[i]);
            }
        }
    }

    private void transposedInt(int[] g, long[] sums) {
        Arrays.fill(intSums, 0);
        for (int i = 0; i < rows.length; i++) {
            Kernels.addScaledInt(intSums, rows[i], g[i]);
        }
        for (int j = 0; j < columns; j++) {
            sums[j] = intSums[j];
        }
    }

    /** Whether row i can take changes of up to {@code growth} without saturating; if so they are accounted for. */
    boolean admits(int i, long growth) {
        if (bounds[i] <= max() && bounds[i] + growth > max()) {
            measureRow(i);
        }
        if (bounds[i] + growth > max()) {
            return false;
        }
        bounds[i] += growth;
        return true;
    }

    /** Saturates and counts the entries of row i, exact results of an update that are below 2^30 in magnitude. */
    void saturateRow(int i) {
        int saturated = Kernels.saturate(rows[i], (int) -max() - 1, (int) max());
        saturations.add(saturated);
        if (saturated == 0) {
            measureRow(i);
        } else {
            // At the end of the range: not measured again before an update saturates nothing.
            peaks[i] = max() + 1;
            bounds[i] = max() + 1;
        }
    }

    private long max() {
        return (1L << (bits - 1)) - 1;
    }
}
