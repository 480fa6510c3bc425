package io.hdlgen.cli;

import io.hdlgen.compare.RunKey;
import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.spec.Description;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Data sets of several descriptions: what is the same for two of them is read once. */
final class CompareData {
    private final Invocation call;
    private final Optional<Integer> samples;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    /** What a data set depends on; the seed only if it is random. */
    private record Key(int input, int classes, String format, long seed) {}

    /**
     * A data set.
     *
     * @param digest {@link RunKey#ofData}
     */
    record Entry(DataSet data, String digest) {}

    /**
     * Data sets as the command line wants them.
     *
     * @param samples of the training set, if not all
     */
    CompareData(Invocation call, Optional<Integer> samples) {
        this.call = call;
        this.samples = samples;
    }

    /** For a description. */
    Entry of(Description description) throws BadInput {
        Key key = new Key(
                description.network().input(),
                description.network().classes(),
                description.formats().activations().toString(),
                description.seed());
        Entry entry = entries.get(key);
        if (entry == null) {
            DataSet all = DataOption.toLearn(call, description);
            int size = all.training().size();
            if (samples.isPresent() && samples.get() > size) {
                throw BadInput.of(Mistake.NUMBER_RANGE, "--samples", Integer.toString(samples.get()), 1, size);
            }
            DataSet data = FirstSamples.of(all, samples.orElse(size));
            entry = new Entry(data, RunKey.ofData(data));
            entries.put(key, entry);
        }
        return entry;
    }
}
