package io.hdlgen.golden.noise;

/** Gives every random stream of a design its own seed, so that no two streams start alike: {@code docs/numerics.md} section 6. */
public final class Seeds {
    /** Index: layer l. State of splitmix64 for the initial weights of W_l. */
    public static final int INITIAL_WEIGHTS = 1;

    /** Index: layer l. State of splitmix64 for stored feedback F_l or B_l. */
    public static final int STORED_FEEDBACK = 2;

    /** Index: lane p. The low 32 bits start the rounding LFSR. */
    public static final int ROUNDING_LANE = 3;

    /** Index: lane p. All 64 bits start the feedback LFSR. */
    public static final int FEEDBACK_LANE = 4;

    /** Index: epoch, from 0. State of splitmix64 for the order of the training samples. */
    public static final int SAMPLE_ORDER = 5;

    /** Index: 0. State of splitmix64 for random test data. */
    public static final int RANDOM_DATA = 6;

    /** Index: 0. All 64 bits start the perturbation LFSR. */
    public static final int PERTURBATION = 7;

    private Seeds() {}

    /**
     * The seed of one stream.
     *
     * @param seed of the description
     * @param purpose one of the constants of this class
     * @param index layer, lane or epoch
     */
    public static long derive(long seed, int purpose, long index) {
        return SplitMix64.mix(SplitMix64.mix(seed + purpose * SplitMix64.GOLDEN) + (index + 1) * SplitMix64.GOLDEN);
    }

    /** Start of the rounding LFSR of one lane: never zero, where an LFSR would stay for ever. */
    public static int roundingLane(long seed, int lane) {
        int state = (int) derive(seed, ROUNDING_LANE, lane);
        return state == 0 ? 1 : state;
    }

    /** Start of the feedback LFSR of one lane: never zero, where an LFSR would stay for ever. */
    public static long feedbackLane(long seed, int lane) {
        long state = derive(seed, FEEDBACK_LANE, lane);
        return state == 0 ? 1 : state;
    }

    /** Start of the perturbation LFSR: never zero, where an LFSR would stay for ever. */
    public static long perturbation(long seed) {
        long state = derive(seed, PERTURBATION, 0);
        return state == 0 ? 1 : state;
    }
}
