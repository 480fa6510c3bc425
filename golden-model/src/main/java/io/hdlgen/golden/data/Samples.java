package io.hdlgen.golden.data;

/** A finite data set of labelled samples, read in any order: inputs are raw integers in the activations' format, {@code docs/numerics.md} section 7. */
public interface Samples {
    /** Number of samples. */
    int size();

    /** n_0, elements of one sample. */
    int width();

    /** Label of sample {@code index}, from 0. */
    int label(int index);

    /** Copies sample {@code index} into the first {@link #width()} elements of {@code into}. */
    void read(int index, int[] into);

    /** Values of all samples together that did not fit the activations' format and were clamped to it. */
    default long saturations() {
        return 0;
    }
}
