package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Fixed;
import io.hdlgen.golden.spec.Design;
import java.util.OptionalInt;

/**
 * {@code M' = sat((M 2^SH + term + noise) >> SH)}, {@code docs/numerics.md} section 5. As M 2^SH is a multiple of 2^SH, this is {@code sat(M + ((term + noise) >> SH))}, and no wider than the
 * term: h v^T, less M 2^(SH-kd) where M decays, or h M where rows are scaled.
 */
abstract class WeightUpdate {
    final int shift;
    private int[] terms = new int[0];

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

    /** What a sweep adds to one row of a matrix; {@code lane} finds its noise. */
    interface RowSweep {
        void row(int i, int lane);
    }

    /** Sweeps every row of {@code w}, each with its noise. */
    abstract void sweep(WeightMatrix w, RowSweep rows);

    /** From now on rounds to nearest, or as the design says again. */
    abstract void roundToNearest(boolean nearest);

    /** States of the rounding LFSRs, one a lane; none with round to nearest. */
    abstract int[] states();

    /** Adds {@code g x_j + noise} to a row whose sums all fit an int, without saturating. */
    abstract void addFast(int[] row, int g, int[] x, int lane);

    /** Noise of the entry in column j of the row of a lane. */
    abstract long noise(int lane, int j);

    /** M += h v^T. */
    final void apply(WeightMatrix m, int[] h, Signal v) {
        sweep(m, (i, lane) -> updateRow(m, i, h[i], v, lane));
    }

    /** M += h v^T - 2^-kd M, or without the decay if there is none. */
    final void apply(WeightMatrix m, int[] h, Signal v, OptionalInt decay) {
        if (decay.isEmpty()) {
            apply(m, h, v);
        } else {
            int back = shift - decay.getAsInt();
            sweep(m, (i, lane) -> decayRow(m, i, h[i], v, back, lane));
        }
    }

    /** Row i of M is multiplied by 1 + h_i, h with SH fraction bits. */
    final void scaleRows(WeightMatrix m, int[] h) {
        sweep(m, (i, lane) -> scaleRow(m, i, h[i], lane));
    }

    /** A sweep that writes nothing: the noise goes on. */
    final void skip(WeightMatrix m) {
        sweep(m, (i, lane) -> {});
    }

    private void updateRow(WeightMatrix m, int i, int h, Signal v, int lane) {
        if (h == 0) {
            return; // the noise is less than 2^SH, so the floor gives M
        }
        int[] x = v.values();
        addRow(m, i, h, x, Math.abs((long) h) * v.peak(), lane, j -> (long) h * x[j]);
    }

    private void decayRow(WeightMatrix m, int i, int h, Signal v, int back, int lane) {
        int[] row = m.rows()[i];
        int[] x = v.values();
        // |h v| < 2^35 and |M| 2^back < 2^60 by the limits of a description.
        long bound = Math.abs((long) h) * v.peak() + (m.bound(i) << back);
        if (bound <= Integer.MAX_VALUE) {
            Kernels.decayTerms(terms(row.length), row, x, h, back);
        }
        addRow(m, i, 1, terms, bound, lane, j -> (long) h * x[j] - ((long) row[j] << back));
    }

    private void scaleRow(WeightMatrix m, int i, int h, int lane) {
        if (h == 0) {
            return;
        }
        int[] row = m.rows()[i];
        long bound = Math.abs((long) h) * m.bound(i);
        if (bound <= Integer.MAX_VALUE) {
            Kernels.scaleTerms(terms(row.length), row, h);
        }
        addRow(m, i, 1, terms, bound, lane, j -> (long) h * row[j]);
    }

    private int[] terms(int length) {
        if (terms.length < length) {
            terms = new int[length];
        }
        return terms;
    }

    /** The exact term of column j. */
    private interface Term {
        long of(int j);
    }

    /** M_i += (term + noise) >> SH, saturated and counted; the term is {@code h x_j}, at most {@code bound} in magnitude, and {@code exact} gives it where it does not fit an int. */
    private void addRow(WeightMatrix m, int i, int h, int[] x, long bound, int lane, Term exact) {
        // 0 <= noise < 2^SH, so the sums lie in [-bound, bound + 2^SH); an entry, below 2^17, changes by at most
        // (bound >> SH) + 1, which for SH >= 1 is at most 2^30.
        if (shift <= 30 && bound + (1L << shift) <= Integer.MAX_VALUE) {
            addFast(m.rows()[i], h, x, lane);
            if (!m.admits(i, (bound >> shift) + 1)) {
                m.saturateRow(i);
            }
        } else {
            addPlain(m, i, exact, lane);
            m.measureRow(i);
        }
    }

    private void addPlain(WeightMatrix m, int i, Term exact, int lane) {
        int[] row = m.rows()[i];
        for (int j = 0; j < row.length; j++) {
            // |term| < 2^61 and noise < 2^SH <= 2^59: the sum fits a long.
            long sum = row[j] + ((exact.of(j) + noise(lane, j)) >> shift);
            row[j] = Fixed.sat(sum, m.bits());
            m.saturations().add(row[j] == sum ? 0 : 1);
        }
    }
}
