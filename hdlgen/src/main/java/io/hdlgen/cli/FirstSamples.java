package io.hdlgen.cli;

import io.hdlgen.golden.data.Samples;

/** The first samples of a data set. */
record FirstSamples(Samples samples, int size) implements Samples {
    @Override
    public int width() {
        return samples.width();
    }

    @Override
    public int label(int index) {
        return samples.label(index);
    }

    @Override
    public void read(int index, int[] into) {
        samples.read(index, into);
    }
}
