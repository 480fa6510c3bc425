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

    /** Whether no sum of the update leaves an int and no weight of the row can saturate. A row's bound grows by the call. */
    final boolean isFree(WeightMatrix w, int i, int g, Signal x) {
        long product = Math.abs((long) g) * x.peak();
        // 0 <= noise < 2^SH: the sums lie in [-product, product + 2^SH), and the weights change by at most (product >>
        // SH) + 1.
        return shift <= 30 && product + (1L << shift) <= Integer.MAX_VALUE && w.admits(i, (product >> shift) + 1);
    }

    /** One weight, the plain form. */
    static int updated(int weight, long product, long noise, int shift, WeightMatrix w) {
        // |g x| < 2^36 and noise < 2^SH <= 2^61: the sum fits a long.
        long exact = weight + ((product + noise) >> shift);
        int narrow = Fixed.sat(exact, w.bits());
        if (narrow != exact) {
            w.saturations().add(1);
        }
        return narrow;
    }
}
