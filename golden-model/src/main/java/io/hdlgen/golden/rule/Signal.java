package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Fixed;

/** A vector that streams through a matrix: n elements, followed by ONE when the matrix has a bias column; with the two norms that bound every sum and product. */
public final class Signal {
    private final int size;
    private final int[] values;
    private long peak;
    private long norm1;

    /** A vector of {@code size} zeros; {@code one} is appended unless it is 0. */
    Signal(int size, int one) {
        this.size = size;
        this.values = new int[one == 0 ? size : size + 1];
        if (one != 0) {
            values[size] = one;
        }
        measure();
    }

    /** Elements without the ONE. */
    public int size() {
        return size;
    }

    /** Raw integers, the ONE at the end included. Whoever writes them calls {@link #measure}. */
    public int[] values() {
        return values;
    }

    /** Refreshes the norms after a change of the values. */
    public void measure() {
        peak = Fixed.peak(values, values.length);
        norm1 = Fixed.norm1(values, values.length);
    }

    /** Largest magnitude, the ONE included. */
    long peak() {
        return peak;
    }

    /** Sum of magnitudes, the ONE included. */
    long norm1() {
        return norm1;
    }
}
