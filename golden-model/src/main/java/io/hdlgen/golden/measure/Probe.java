package io.hdlgen.golden.measure;

import io.hdlgen.golden.data.Samples;
import java.util.ArrayList;
import java.util.List;

/** A few samples, the same at every point of a run, on which rules are tried without learning. */
final class Probe {
    /** One of them. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sample(int[] x, int label) {}

    private final List<Sample> samples = new ArrayList<>();

    /** At most {@code count} samples, evenly spread. */
    Probe(Samples source, int count) {
        int taken = Math.min(count, source.size());
        for (int i = 0; i < taken; i++) {
            int index = (int) ((long) i * source.size() / taken);
            int[] x = new int[source.width()];
            source.read(index, x);
            samples.add(new Sample(x, source.label(index)));
        }
    }

    List<Sample> samples() {
        return samples;
    }
}
