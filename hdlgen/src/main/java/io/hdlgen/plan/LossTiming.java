package io.hdlgen.plan;

/** Cycles of the units that give the value of a loss. They depend on their parameters only, never on the vectors. */
public final class LossTiming {
    private LossTiming() {}

    /**
     * {@code templates/lib/log_loss.v}: from the cycle with the last logits to the one with {@code loss_valid}. Exact.
     *
     * @param classes n_L, 1 to 1024
     */
    public static int logarithm(int classes) {
        return classes + 17;
    }

    /** {@code templates/lib/log_loss.v}: from the cycle with the last logits to the first one in which the next logits may begin. Exact for one word. */
    public static int logarithmIdle(int classes) {
        return classes + 14;
    }

    /**
     * {@code templates/lib/square_loss.v}: from the cycle with the last word of the error to the one with {@code loss_valid}. Exact; the next error may follow
     * without a pause.
     *
     * @param sumStages T, clocks of the sum tree
     */
    public static int square(int sumStages) {
        return sumStages + 4;
    }
}
