package io.hdlgen.golden.data;

/** Samples in the order in which training visits them: epoch after epoch, each shuffled. Not for use by several threads at once. */
public final class TrainingOrder implements Samples {
    private final Samples samples;
    private final long seed;
    private final int size;
    private int epoch = -1;
    private int[] order = {};

    /**
     * The first visits of a training run.
     *
     * @param seed of the description
     * @param size number of visits
     */
    public TrainingOrder(Samples samples, long seed, int size) {
        this.samples = samples;
        this.seed = seed;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int width() {
        return samples.width();
    }

    @Override
    public int label(int index) {
        return samples.label(visited(index));
    }

    @Override
    public void read(int index, int[] into) {
        samples.read(visited(index), into);
    }

    private int visited(int index) {
        int wanted = index / samples.size();
        if (wanted != epoch) {
            order = Shuffle.order(seed, wanted, samples.size());
            epoch = wanted;
        }
        return order[index % samples.size()];
    }
}
