package io.hdlgen.golden.fixed;

/** The operators of {@code docs/numerics.md} section 1 on exact values held in {@code long}. */
public final class Fixed {
    private Fixed() {}

    /**
     * {@code rnd(v, s)}: v / 2^s to the nearest integer, halves up; exact for s &le; 0.
     *
     * @param v below 2^62 in magnitude for s &gt; 0, below 2^(63+s) for s &lt; 0
     * @param s -62 .. 62
     */
    public static long rnd(long v, int s) {
        // |v| < 2^62 and 2^(s-1) <= 2^61, so the sum fits; for s < 0 the caller bounds v.
        return s > 0 ? (v + (1L << (s - 1))) >> s : v << -s;
    }

    /** {@code sat(v)} for a destination of {@code bits} bits, 1 .. 32. */
    public static int sat(long v, int bits) {
        long max = (1L << (bits - 1)) - 1;
        return (int) Math.max(-max - 1, Math.min(max, v));
    }

    /** Largest magnitude among the first {@code n} elements; 0 when there is none. */
    public static long peak(int[] values, int n) {
        long peak = 0;
        for (int i = 0; i < n; i++) {
            peak = Math.max(peak, Math.abs((long) values[i]));
        }
        return peak;
    }

    /** Sum of the magnitudes of the first {@code n} elements. */
    public static long norm1(int[] values, int n) {
        // n < 2^31 terms of at most 2^31 fit a long.
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.abs((long) values[i]);
        }
        return sum;
    }
}
