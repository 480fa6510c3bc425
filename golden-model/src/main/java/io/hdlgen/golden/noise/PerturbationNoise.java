package io.hdlgen.golden.noise;

import io.hdlgen.golden.spec.RuleOptions.NoiseKind;

/**
 * The perturbations of forward gradients and node perturbation, from one 64-bit LFSR for the whole design, polynomial x^64 + x^63 + x^61 + x^60 + 1, of which no bit is used twice: {@code
 * docs/numerics.md} section 6.
 */
public final class PerturbationNoise {
    /** Bits that one Gaussian element takes. */
    private static final int GAUSSIAN_BITS = 32;
    /** The sum of four bytes times this, with {@link #GAUSSIAN_FRACTION} fraction bits, has a standard deviation of 1.0013. */
    private static final int GAUSSIAN_GAIN = 111;

    private static final int GAUSSIAN_FRACTION = 14;
    /** Four times the mean of a byte. */
    private static final int GAUSSIAN_MEAN = 510;

    private final NoiseKind kind;
    private long state;

    /**
     * Noise that goes on from a state.
     *
     * @param state of the LFSR, not zero
     */
    public PerturbationNoise(NoiseKind kind, long state) {
        this.kind = kind;
        this.state = state;
    }

    /** Fraction bits of the codes: their standard deviation is 1. */
    public int codeFraction() {
        return kind == NoiseKind.RADEMACHER ? 0 : GAUSSIAN_FRACTION;
    }

    /**
     * Draws one vector.
     *
     * @param codes gets the first {@code n} elements, {@link #codeFraction} fraction bits
     */
    public void draw(int[] codes, int n) {
        if (kind == NoiseKind.RADEMACHER) {
            rademacher(codes, n);
        } else {
            for (int i = 0; i < n; i++) {
                codes[i] = gaussian();
            }
        }
    }

    /** Whole groups of eight bits, the last of which may be partly unused. */
    private void rademacher(int[] codes, int n) {
        for (int i = 0; i < (n + 7) / 8 * 8; i++) {
            state = FeedbackGenerator.step(state);
            if (i < n) {
                codes[i] = (state & 1) == 1 ? 1 : -1;
            }
        }
    }

    private int gaussian() {
        for (int i = 0; i < GAUSSIAN_BITS; i++) {
            state = FeedbackGenerator.step(state);
        }
        int sum = 0;
        for (int shift = 0; shift < GAUSSIAN_BITS; shift += 8) {
            sum += (int) (state >>> shift) & 0xff;
        }
        return GAUSSIAN_GAIN * (sum - GAUSSIAN_MEAN);
    }

    /** The state after all draws so far. */
    public long state() {
        return state;
    }
}
