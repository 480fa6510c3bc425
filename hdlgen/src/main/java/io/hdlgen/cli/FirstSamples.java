package io.hdlgen.cli;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.SampleRange;

/** The first samples of a data set. */
final class FirstSamples {
    private FirstSamples() {}

    /** A data set with the first {@code size} of its training samples and all its test samples. */
    static DataSet of(DataSet data, int size) {
        boolean all = size == data.training().size();
        return all ? data : new DataSet(data.name(), new SampleRange(data.training(), 0, size), data.test());
    }
}
