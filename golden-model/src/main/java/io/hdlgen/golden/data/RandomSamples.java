package io.hdlgen.golden.data;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.noise.SplitMix64;
import io.hdlgen.golden.spec.Description;

/**
 * Random test data, {@code docs/numerics.md} section 6: inputs and any label. Nothing is stored; splitmix64 is a counter, so every sample is computed where it is asked for.
 *
 * @param amplitude how large inputs are
 * @param seed of the stream
 * @param first number of the first sample in the stream
 * @param size number of samples
 * @param width n_0
 * @param format of the inputs
 * @param classes n_L
 */
record RandomSamples(Amplitude amplitude, long seed, int first, int size, int width, FixedFormat format, int classes)
        implements Samples {
    static RandomSamples of(Description description, Amplitude amplitude, int first, int size) {
        return new RandomSamples(
                amplitude,
                Seeds.derive(description.seed(), Seeds.RANDOM_DATA, 0),
                first,
                size,
                description.network().input(),
                description.formats().activations(),
                description.network().classes());
    }

    @Override
    public int label(int index) {
        return stream(index, width).below(classes);
    }

    @Override
    public void read(int index, int[] into) {
        SplitMix64 stream = stream(index, 0);
        for (int j = 0; j < width; j++) {
            into[j] = amplitude.draw(stream, format);
        }
    }

    /** The stream just before element {@code element} of a sample; a sample takes width + 1 outputs. */
    private SplitMix64 stream(int index, int element) {
        return SplitMix64.after(seed, ((long) first + index) * (width + 1L) + element);
    }
}
