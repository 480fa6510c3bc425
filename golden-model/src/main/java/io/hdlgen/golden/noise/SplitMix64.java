package io.hdlgen.golden.noise;

/**
 * The generator splitmix64: a counter with step {@link #GOLDEN}, finished by {@link #mix}.
 *
 * <p>Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014. All numbers are unsigned 64-bit integers held in {@code long}.
 */
public final class SplitMix64 {
    /** 2^64 divided by the golden ratio, odd. */
    static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** Starts from any state; zero is as good as every other. */
    public SplitMix64(long state) {
        this.state = state;
    }

    /** A generator that has made {@code steps} steps since {@code state}; the state is a counter, so this takes no time. */
    public static SplitMix64 after(long state, long steps) {
        return new SplitMix64(state + steps * GOLDEN);
    }

    /** The next 64 bits. */
    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** {@code next()} mod {@code bound}, taken as unsigned; the bias below 2^-32 for any {@code int} bound is part of the contract. */
    public int below(long bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** The bijection of {@code docs/numerics.md} section 6. */
    static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
