package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Fixed;
import io.hdlgen.golden.spec.Design;

/**
 * {@code W' = sat((W 2^SH + g x^T + noise) >> SH)}, {@code docs/numerics.md} section 5. As W 2^SH is a multiple of 2^SH, this is {@code sat(W + ((g x + noise) >> SH))}, and no wider than the
 * product.
 */
abstract class WeightUpdate {
    final int shift;

    WeightUpdate(int shift) {
        this.shift = shift;
    }

    /** The update that a design asks for. */
    static WeightUpdate of(Design design, int[] roundingStates) {
        int shift = design.description().formats().updateShift();
        return design.description().formats().stochastic()
                ? new StochasticUpdate(design, roundingStates)
                : new NearestUpdate(shift);
    }

    /** Updates every row i of {@code w} with {@code g[i]} and the streamed vector. */
    abstract void apply(WeightMatrix w, int[] g, Signal x);

    /** States of the rounding LFSRs, one a lane; none with round to nearest. */
    abstract int[] states();

    /** W_i += (g x + noise) >> SH for one row of weights; saturated and counted. */
    final void updateRow(WeightMatrix w, int i, int g, Signal x, int lane) {
        if (g == 0) {
            return; // the noise is less than 2^SH, so the floor gives W
        }
        long product = Math.abs((long) g) * x.peak();
        // 0 <= noise < 2^SH, so the sums lie in [-product, product + 2^SH); a weight, below 2^17, changes by at most
        // (product >> SH) + 1, which for SH >= 1 is at most 2^30.
        if (shift <= 30 && product + (1L << shift) <= Integer.MAX_VALUE) {
            addFast(w.rows()[i], g, x.values(), lane);
            if (!w.admits(i, (product >> shift) + 1)) {
                w.saturateRow(i);
            }
        } else {
            addPlain(w, i, g, x.values(), lane);
            w.measureRow(i);
        }
    }

    /** Adds to a row whose sums all fit an int, without saturating. */
    abstract void addFast(int[] row, int g, int[] x, int lane);

    /** Noise of the weight in column j of the row of a lane. */
    abstract long noise(int lane, int j);

    private void addPlain(WeightMatrix w, int i, int g, int[] x, int lane) {
        int[] row = w.rows()[i];
        for (int j = 0; j < row.length; j++) {
            // |g x| < 2^36 and noise < 2^SH <= 2^59: the sum fits a long.
            long exact = row[j] + (((long) g * x[j] + noise(lane, j)) >> shift);
            row[j] = Fixed.sat(exact, w.bits());
            w.saturations().add(row[j] == exact ? 0 : 1);
        }
    }
}
