package io.hdlgen.golden.rule;

/** The update with round to nearest: noise = 2^(SH-1), and none for SH = 0. */
final class NearestUpdate extends WeightUpdate {
    private final long half;

    NearestUpdate(int shift) {
        super(shift);
        this.half = shift == 0 ? 0 : 1L << (shift - 1);
    }

    @Override
    void apply(WeightMatrix w, int[] g, Signal x) {
        for (int i = 0; i < w.rows().length; i++) {
            if (g[i] == 0) {
                continue; // floor((W 2^SH + half) / 2^SH) = W
            }
            if (isFree(w, i, g[i], x)) {
                Kernels.updateNearest(w.rows()[i], x.values(), g[i], (int) half, shift);
            } else {
                plain(w, i, g[i], x.values());
            }
        }
    }

    @Override
    int[] states() {
        return new int[0];
    }

    private void plain(WeightMatrix w, int i, int g, int[] x) {
        int[] row = w.rows()[i];
        for (int j = 0; j < row.length; j++) {
            row[j] = updated(row[j], (long) g * x[j], half, shift, w);
        }
        w.measureRow(i);
    }
}
