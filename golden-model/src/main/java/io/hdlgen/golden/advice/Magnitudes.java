package io.hdlgen.golden.advice;

/** How large the numbers of one quantity were: a count and a sum for every power of two, and the largest. */
public final class Magnitudes {
    /** Numbers below 2^-63 count as zero, those from 2^63 on as the last power. */
    private static final int LOWEST = -63;

    private final long[] counts = new long[127];
    private final double[] sums = new double[127];
    private long zeros;
    private long total;
    private double max;

    /** Takes one finite number. */
    void add(double value) {
        double magnitude = Math.abs(value);
        total++;
        max = Math.max(max, magnitude);
        int exponent = Math.getExponent(magnitude);
        if (exponent < LOWEST) {
            zeros++;
        } else {
            int power = Math.min(counts.length - 1, exponent - LOWEST);
            counts[power]++;
            sums[power] += magnitude;
        }
    }

    /** Takes many. */
    void add(double[] values) {
        for (double value : values) {
            add(value);
        }
    }

    /** How many numbers there were. */
    public long total() {
        return total;
    }

    /** Whether there was a number other than zero. */
    public boolean any() {
        return total > zeros;
    }

    /** The largest magnitude; 0 when there was none. */
    public double max() {
        return max;
    }

    /** The smallest e with at least {@code share} of the numbers that are not zero below 2^e in magnitude; -63 when there are none. */
    public int exponentBelow(double share) {
        long needed = (long) Math.ceil(share * (total - zeros));
        long seen = 0;
        int power = 0;
        while (seen < needed && power < counts.length) {
            seen += counts[power++];
        }
        return LOWEST + power;
    }

    /** The share of the numbers that are not zero with a magnitude of 2^e or more; 0 when there are none. */
    public double shareFrom(int e) {
        long seen = 0;
        for (int power = Math.max(0, e - LOWEST); power < counts.length; power++) {
            seen += counts[power];
        }
        return any() ? (double) seen / (total - zeros) : 0;
    }

    /**
     * The largest e such that the numbers below 2^e make up at most {@code share} of the sum of all magnitudes: what is smaller may be lost. -63 when there are none.
     *
     * @param share from 0, below 1
     */
    public int smallestUseful(double share) {
        double all = 0;
        for (double sum : sums) {
            all += sum;
        }
        double lost = 0;
        int power = 0;
        while (any() && power < sums.length && lost + sums[power] <= share * all) {
            lost += sums[power++];
        }
        return LOWEST + power;
    }

    /** The fewest bits before the point, the sign counted, that hold the largest number times 2^headroom. */
    public int integerBits(int headroom) {
        return max == 0 ? 1 : Math.getExponent(max) + 2 + headroom;
    }
}
