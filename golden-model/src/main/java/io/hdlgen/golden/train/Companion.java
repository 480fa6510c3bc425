package io.hdlgen.golden.train;

/** A second model that learns the same samples beside the fixed-point one, to be compared with it. */
public interface Companion {
    /** The size of the training set, for schedules of the learning rate in epochs; told before the first sample. */
    void samplesPerEpoch(int size);

    /** One training step on raw integers with XF fraction bits. */
    void learn(int[] x, int label);

    /** Predicted class; changes nothing. */
    int predict(int[] x);
}
