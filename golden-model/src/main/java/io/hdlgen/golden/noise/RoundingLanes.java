package io.hdlgen.golden.noise;

/** The rounding LFSRs of all lanes, stepped as the text of {@code docs/numerics.md} section 6 says. The plain twin of {@link RoundingNoise}. */
public final class RoundingLanes {
    private static final int STEPS_PER_BEAT = 8;

    private final int[] states;
    private final int roundingBits;

    /**
     * Lanes in given states.
     *
     * @param states one per lane, not zero; copied
     * @param roundingBits RB, 1 .. 16
     */
    public RoundingLanes(int[] states, int roundingBits) {
        this.states = states.clone();
        this.roundingBits = roundingBits;
    }

    /** The random bits r of element {@code k} of the word in this beat: RB bits from bit (k RB) mod 32 of the state on, wrapping around. */
    public int bits(int lane, int k) {
        return Integer.rotateRight(states[lane], k * roundingBits) & ((1 << roundingBits) - 1);
    }

    /** The end of a beat: every lane makes 8 steps. */
    public void beat() {
        for (int lane = 0; lane < states.length; lane++) {
            states[lane] = Lfsr32.stepped(states[lane], STEPS_PER_BEAT);
        }
    }

    /** The end of {@code beats} beats at once, by powers of the step's matrix. */
    public void beats(long beats) {
        int[] map = Lfsr32.power(beats * STEPS_PER_BEAT);
        for (int lane = 0; lane < states.length; lane++) {
            states[lane] = Lfsr32.apply(map, states[lane]);
        }
    }

    /** A copy of the states. */
    public int[] states() {
        return states.clone();
    }

    /** Number of lanes. */
    public int size() {
        return states.length;
    }
}
