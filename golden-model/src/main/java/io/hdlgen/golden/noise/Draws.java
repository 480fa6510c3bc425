package io.hdlgen.golden.noise;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.FeedbackValues;

/** Initial weights and stored feedback, drawn once in row-major order: {@code docs/numerics.md} section 6. */
public final class Draws {
    private Draws() {}

    /**
     * W_l, uniform in +-1/sqrt(columns), with a last column of zero biases.
     *
     * @param seed state of splitmix64
     * @param rows n_l
     * @param columns n_(l-1)
     * @param format of the raw integers returned
     * @param counter counts the entries that saturate
     */
    public static int[][] weights(long seed, int rows, int columns, FixedFormat format, SaturationCounter counter) {
        SplitMix64 random = new SplitMix64(seed);
        int[][] matrix = new int[rows][columns + 1];
        for (int[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = stored(symmetric(random) / Math.sqrt(columns), format, counter);
            }
        }
        return matrix;
    }

    /**
     * F_l, n_l x n_L.
     *
     * @param seed state of splitmix64
     * @param values distribution
     * @param scaleShift f_l
     */
    public static int[][] feedback(
            long seed,
            int rows,
            int columns,
            FeedbackValues values,
            int scaleShift,
            FixedFormat format,
            SaturationCounter counter) {
        SplitMix64 random = new SplitMix64(seed);
        int[][] matrix = new int[rows][columns];
        for (int[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = stored(Math.scalb(value(random, values), -scaleShift), format, counter);
            }
        }
        return matrix;
    }

    private static double value(SplitMix64 random, FeedbackValues values) {
        return switch (values) {
            case SIGN -> random.next() >= 0 ? -1 : 1;
            case TERNARY -> ternary((int) (random.next() >>> 62));
            case UNIFORM -> symmetric(random);
            case NORMAL -> normal(random);
        };
    }

    private static double ternary(int code) {
        return code == 0 ? -1 : code == 3 ? 1 : 0;
    }

    /** Uniform in [0, 1), 53 bits. */
    private static double unit(SplitMix64 random) {
        return (random.next() >>> 11) * 0x1p-53;
    }

    /** Uniform in [-1, 1). */
    private static double symmetric(SplitMix64 random) {
        return 2 * unit(random) - 1;
    }

    /** Box and Muller's transform; StrictMath, so that every machine draws the same bits. */
    private static double normal(SplitMix64 random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit(random)));
        return radius * StrictMath.cos(2 * Math.PI * unit(random));
    }

    private static int stored(double value, FixedFormat format, SaturationCounter counter) {
        if (format.saturates(value)) {
            counter.add(1);
        }
        return format.fromReal(value);
    }
}
