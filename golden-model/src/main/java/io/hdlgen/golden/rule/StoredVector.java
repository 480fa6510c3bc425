package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.fixed.SaturationCounter;
import java.util.Arrays;

/** A vector of a rule's own in the vector memory, with the counter that carries its name. */
final class StoredVector {
    private final Signal signal;
    private final Narrowing narrowing;

    /** Zeros. What the bias column of a matrix sees of it is {@code tail}. */
    StoredVector(String name, int size, int tail, int bits) {
        this.signal = new Signal(size, tail);
        this.narrowing = new Narrowing(bits, new SaturationCounter(name));
    }

    /** Zeros that no bias sees. */
    StoredVector(String name, int size, int bits) {
        this(name, size, 0, bits);
    }

    int size() {
        return signal.size();
    }

    int[] values() {
        return signal.values();
    }

    /** The elements without the tail, a copy. */
    int[] elements() {
        return Arrays.copyOf(values(), size());
    }

    /** How its elements are narrowed. */
    Narrowing narrowing() {
        return narrowing;
    }

    /** The vector as a stream; after its elements were written. */
    Signal measured() {
        signal.measure();
        return signal;
    }

    /** sat(rnd(factor v, shift)) of every element of another vector. */
    int[] shifted(int[] v, int factor, int shift) {
        for (int i = 0; i < size(); i++) {
            values()[i] = narrowing.apply((long) factor * v[i], shift);
        }
        return values();
    }

    SaturationCounter saturations() {
        return narrowing.counter();
    }
}
