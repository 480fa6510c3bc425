package io.hdlgen.golden.testing;

import java.util.SplittableRandom;

/** Random choices from one seed; neighbouring seeds differ from the first choice on, which those of {@link java.util.Random} do not. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A number from {@code low} to {@code high}, both included; {@code low} if the interval is empty. */
    int between(int low, int high) {
        return low + random.nextInt(Math.max(1, high - low + 1));
    }

    /** True once in {@code n} times. */
    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
