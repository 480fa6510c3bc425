package io.hdlgen.golden.advice;

/** How large the numbers of one quantity were: a count for every power of two, and the largest. */
public final class Magnitudes {
    /** Numbers below 2^-63 count as zero, those from 2^63 on as the last power. */
    private static final int LOWEST = -63;

    private final long[] counts = new long[127];
    private long zeros;
    private long total;
    private double max;

    /** Takes one number; not a number and infinity are refused. */
    void add(double value) {
        double magnitude = Math.abs(value);
        if (!(magnitude <= Double.MAX_VALUE)) {
            throw new ArithmeticException("a float run that left the numbers: " + value);
        }
        total++;
        max = Math.max(max, magnitude);
        int exponent = Math.getExponent(magnitude);
        if (exponent < LOWEST) {
            zeros++;
        } else {
            counts[Math.min(counts.length - 1, exponent - LOWEST)]++;
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

    /** The largest magnitude; 0 when there was none. */
    public double max() {
        return max;
    }

    /** The smallest e with at least {@code share} of the numbers below 2^e in magnitude; that of 2^-63 if all are zero. */
    public int exponentBelow(double share) {
        long needed = (long) Math.ceil(share * total);
        long seen = zeros;
        int bucket = 0;
        while (seen < needed && bucket < counts.length) {
            seen += counts[bucket++];
        }
        return LOWEST + bucket;
    }

    /** The same among the numbers that are not zero. */
    public int exponentBelowOfNonZero(double share) {
        long needed = (long) Math.ceil(share * (total - zeros));
        long seen = 0;
        int bucket = 0;
        while (seen < needed && bucket < counts.length) {
            seen += counts[bucket++];
        }
        return LOWEST + bucket;
    }

    /** The fewest bits before the point, the sign counted, that hold the largest number times 2^headroom. */
    public int integerBits(int headroom) {
        return max == 0 ? 1 : Math.getExponent(max) + 2 + headroom;
    }
}
