package io.hdlgen.golden.noise;

import io.hdlgen.golden.spec.FeedbackValues;

/**
 * Feedback matrices that the hardware regenerates for every sample from one 64-bit LFSR a lane, {@code docs/numerics.md} section 6.
 *
 * <p>One step is {@code b = s63 ^ s62 ^ s60 ^ s59; s = (s << 1) | b}, polynomial x^64 + x^63 + x^61 + x^60 + 1. A generator makes the matrices of one sample in the order of its projections.
 */
public final class FeedbackGenerator {
    private final long[] states;
    private final int block;
    private final FeedbackValues values;

    /**
     * A generator at the first beat of a sample.
     *
     * @param seeds state of every lane's LFSR; copied
     * @param block S, elements of a word
     * @param values sign, ternary or uniform
     */
    public FeedbackGenerator(long[] seeds, int block, FeedbackValues values) {
        this.states = seeds.clone();
        this.block = block;
        this.values = values;
    }

    /** FBf: the entries of F_l are the integers of {@link #next} times 2^-(FBf + f_l). */
    public int fractionBits() {
        return values == FeedbackValues.UNIFORM ? bitsPerEntry() : 0;
    }

    /**
     * The integers of the next projection's matrix.
     *
     * @param rows n_l
     * @param columns n_L
     */
    public int[][] next(int rows, int columns) {
        int[][] matrix = new int[rows][columns];
        int lanes = states.length;
        for (int tile = 0; tile * lanes < rows; tile++) {
            for (int word = 0; word * block < columns; word++) {
                for (int lane = 0; lane < lanes; lane++) {
                    int row = tile * lanes + lane;
                    for (int k = 0; k < block; k++) {
                        int column = word * block + k;
                        if (row < rows && column < columns) {
                            matrix[row][column] = entry(lane, k);
                        }
                    }
                }
                beat();
            }
        }
        return matrix;
    }

    /** The states after the beats so far. */
    public long[] states() {
        return states.clone();
    }

    private int entry(int lane, int k) {
        int width = bitsPerEntry();
        int code = (int) (states[lane] >>> (k * width)) & ((1 << width) - 1);
        return numerator(code, width);
    }

    /** FB. */
    private int bitsPerEntry() {
        return switch (values) {
            case SIGN -> 1;
            case TERNARY -> 2;
            case UNIFORM -> block == 8 ? 4 : 8;
            case NORMAL -> throw new IllegalArgumentException("normal feedback cannot come from LFSRs");
        };
    }

    /** v 2^FBf of a code. */
    private int numerator(int code, int width) {
        return switch (values) {
            case SIGN -> code == 0 ? -1 : 1;
            case TERNARY -> code == 0 ? -1 : code == 3 ? 1 : 0;
            case UNIFORM -> 2 * code - ((1 << width) - 1);
            case NORMAL -> throw new IllegalArgumentException("normal feedback cannot come from LFSRs");
        };
    }

    private void beat() {
        int steps = block * bitsPerEntry();
        for (int lane = 0; lane < states.length; lane++) {
            for (int i = 0; i < steps; i++) {
                states[lane] = step(states[lane]);
            }
        }
    }

    static long step(long s) {
        return (s << 1) | ((s >>> 63 ^ s >>> 62 ^ s >>> 60 ^ s >>> 59) & 1);
    }
}
