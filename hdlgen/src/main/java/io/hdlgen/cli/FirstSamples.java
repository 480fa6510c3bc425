package io.hdlgen.cli;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.Samples;

/** The first samples of a data set. */
record FirstSamples(Samples samples, int size) implements Samples {
    /** A data set with the first {@code size} of its training samples and all its test samples. */
    static DataSet of(DataSet data, int size) {
        boolean all = size == data.training().size();
        return all ? data : new DataSet(data.name(), new FirstSamples(data.training(), size), data.test());
    }

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
