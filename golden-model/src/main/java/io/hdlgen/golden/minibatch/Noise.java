package io.hdlgen.golden.minibatch;

import java.util.SplittableRandom;

/** Random matrices. */
final class Noise {
    private Noise() {}

    /** Independent normal entries of zero mean. */
    static Rows normal(int rows, int columns, double sigma, SplittableRandom random) {
        Rows noise = Rows.zeros(rows, columns);
        for (int i = 0; i < noise.values().length; i++) {
            noise.values()[i] = (float) (sigma * random.nextGaussian());
        }
        return noise;
    }
}
