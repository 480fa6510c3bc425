package io.hdlgen.golden.rule;

import io.hdlgen.golden.noise.RoundingNoise;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Shape;

/**
 * The update with stochastic rounding: noise = (2 r + 1) 2^(SH-RB-1), r from the lanes' LFSRs.
 *
 * <p>A group of lanes is taken through all tiles before the next one: the order of rows does not matter, as every lane has its own stream, and one stream at a time stays in the cache.
 */
final class StochasticUpdate extends WeightUpdate {
    private final Shape shape;
    private final RoundingNoise noise;
    private final int mask;
    private final int scale;
    private final long half;
    private int[] row = new int[0];
    private boolean nearest;

    StochasticUpdate(Design design, int[] states) {
        super(design.description().formats().updateShift());
        Formats formats = design.description().formats();
        this.shape = design.shape();
        this.noise = new RoundingNoise(states, formats.roundingBits(), shape.block());
        this.mask = (1 << formats.roundingBits()) - 1;
        this.scale = shift - formats.roundingBits();
        this.half = 1L << (scale - 1);
    }

    @Override
    void sweep(WeightMatrix w, RowSweep rows) {
        int beats = shape.words(w.rowLength());
        if (row.length < beats * shape.block()) {
            row = new int[beats * shape.block()];
        }
        for (int group = 0; group < noise.groups(); group++) {
            for (int tile = 0; tile < shape.tiles(w.rows().length); tile++) {
                noise.read(group, beats, row);
                sweepTile(w, rows, group, tile);
            }
        }
    }

    @Override
    void roundToNearest(boolean yes) {
        nearest = yes;
    }

    @Override
    int[] states() {
        return noise.states();
    }

    private void sweepTile(WeightMatrix w, RowSweep rows, int group, int tile) {
        int first = group * noise.lanesPerGroup();
        int end = Math.min(first + noise.lanesPerGroup(), shape.lanes());
        for (int lane = first; lane < end; lane++) {
            int i = tile * shape.lanes() + lane;
            if (i < w.rows().length) {
                rows.row(i, lane);
            }
        }
    }

    @Override
    void addFast(int[] weights, int g, int[] x, int lane) {
        if (nearest) {
            Kernels.updateNearest(weights, x, g, 1 << (shift - 1), shift);
            return;
        }
        Kernels.updateStochastic(weights, x, row, noise.fieldShift(lane), mask, scale, g, (int) half, shift);
    }

    @Override
    long noise(int lane, int j) {
        return nearest ? 1L << (shift - 1) : ((long) ((row[j] >>> noise.fieldShift(lane)) & mask) << scale) + half;
    }
}
