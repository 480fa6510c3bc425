package io.hdlgen.golden.data;

/**
 * Some samples of many, in their order.
 *
 * @param from the first
 * @param size how many
 */
public record SampleRange(Samples samples, int from, int size) implements Samples {
    public SampleRange {
        if (from < 0 || size < 0 || from > samples.size() - size) {
            throw new IllegalArgumentException(size + " samples from " + from + " of " + samples.size());
        }
    }

    @Override
    public int width() {
        return samples.width();
    }

    @Override
    public int label(int index) {
        return samples.label(from + index);
    }

    @Override
    public void read(int index, int[] into) {
        samples.read(from + index, into);
    }
}
