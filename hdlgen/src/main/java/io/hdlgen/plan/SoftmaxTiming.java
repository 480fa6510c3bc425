package io.hdlgen.plan;

/** Cycles of the softmax unit, {@code templates/lib/softmax.v}. They depend on its parameters only, never on the logits. */
public final class SoftmaxTiming {
    /** From the last logits to the first element in the error memory: pipelines and 18 steps of division, with no class yet. */
    private static final int EMPTY = 27;

    private SoftmaxTiming() {}

    /**
     * The cycles from the one in which the last word of logits enters the unit to the first one in which a word of the error may be asked for; it is delivered one
     * clock after that. Exact: a cycle earlier gives old elements.
     *
     * <p>The exponentials take one cycle a class, and so do the products; a word is complete with its last element, for the last word that of the last class.
     *
     * @param classes n_L, 1 to 1024
     * @param block S, elements of a word
     * @param word 0 to ceil(classes / block) - 1
     */
    public static int ready(int classes, int block, int word) {
        return EMPTY + classes + Math.min(classes, (word + 1) * block);
    }
}
