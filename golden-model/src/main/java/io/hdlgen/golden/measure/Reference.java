package io.hdlgen.golden.measure;

/** A model in floating point that learns beside the measured one. */
@FunctionalInterface
public interface Reference {
    /** Logits of raw integers with XF fraction bits; changes nothing. */
    double[] logits(int[] x);
}
