package io.hdlgen.golden.rule;

/** The update with round to nearest: noise = 2^(SH-1); SH is at least 1. */
final class NearestUpdate extends WeightUpdate {
    private final long half;

    NearestUpdate(int shift) {
        super(shift);
        this.half = 1L << (shift - 1);
    }

    @Override
    void sweep(WeightMatrix w, RowSweep rows) {
        for (int i = 0; i < w.rows().length; i++) {
            rows.row(i, 0);
        }
    }

    @Override
    void roundToNearest(boolean nearest) {
        // it always does
    }

    @Override
    int[] states() {
        return new int[0];
    }

    @Override
    void addFast(int[] row, int g, int[] x, int lane) {
        Kernels.updateNearest(row, x, g, (int) half, shift);
    }

    @Override
    long noise(int lane, int j) {
        return half;
    }
}
