package io.hdlgen.golden.measure;

import io.hdlgen.golden.fixed.FixedFormat;
import java.util.Arrays;

/** How much of a format's range the values of one quantity use, as fractions of the range: 2^(bits - 1) is 1. */
final class RangeUse {
    private final double range;
    private long[] magnitudes = new long[64];
    private int count;

    RangeUse(FixedFormat format) {
        this.range = Math.scalb(1.0, format.bits() - 1);
    }

    void add(int raw) {
        if (count == magnitudes.length) {
            magnitudes = Arrays.copyOf(magnitudes, 2 * count);
        }
        magnitudes[count++] = Math.abs((long) raw);
    }

    void add(int[] raw) {
        for (int one : raw) {
            add(one);
        }
    }

    /** The largest magnitude. */
    double peak() {
        return sorted(count - 1);
    }

    /** The smallest magnitude that at least 999 of 1000 values do not exceed. */
    double quantile() {
        return sorted((int) ((999L * count + 999) / 1000) - 1);
    }

    private double sorted(int rank) {
        Arrays.sort(magnitudes, 0, count);
        return magnitudes[rank] / range;
    }
}
