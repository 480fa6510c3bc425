package io.hdlgen.golden.fixed;

/** Counts the saturations of one matrix or vector, by the name that reports show. */
public final class SaturationCounter {
    private final String name;
    private long count;

    public SaturationCounter(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public long count() {
        return count;
    }

    /** Adds {@code times} saturations. */
    public void add(long times) {
        count += times;
    }

    /** Continues from a count of an earlier run. */
    public void restore(long earlier) {
        count = earlier;
    }
}
