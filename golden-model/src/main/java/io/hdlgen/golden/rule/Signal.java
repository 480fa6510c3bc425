package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Fixed;

/** A vector that streams through a matrix: n elements, and behind them what the bias column sees, ONE or 0; with the two norms that bound every sum and product. */
public final class Signal {
    private final int size;
    private final int[] values;
    private long peak;
    private long norm1;

    /** A vector of {@code size} zeros, followed by {@code tail}. */
    Signal(int size, int tail) {
        this.size = size;
        this.values = new int[size + 1];
        values[size] = tail;
        measure();
    }

    /** Elements without the tail. */
    public int size() {
        return size;
    }

    /** Raw integers, the tail included. Whoever writes them calls {@link #measure}. */
    public int[] values() {
        return values;
    }

    /** Refreshes the norms after a change of the values. */
    public void measure() {
        peak = Fixed.peak(values, values.length);
        norm1 = Fixed.norm1(values, values.length);
    }

    /** The elements without the tail become those of another vector of this size. */
    public void set(int[] elements) {
        System.arraycopy(elements, 0, values, 0, size);
        measure();
    }

    /** Largest magnitude, the tail included. */
    long peak() {
        return peak;
    }

    /** Sum of magnitudes, the tail included. */
    long norm1() {
        return norm1;
    }
}
