package io.hdlgen.golden.spec;

/**
 * The largest designs a description can ask for. Within them every exact sum of the numeric contract fits 62 bits, so the golden model may compute in {@code long}.
 *
 * <p>The proof for the widest ones, with WW = XW = 18: a row of 65536 weights and a bias sums to AW = 18 + 18 - 1 + 17 = 52 bits; a projection of 1024 errors has 45 bits and is
 * shifted left by at most XW - 1 = 17, which makes 62; an update has max(WW + SH, 2 XW - 1) + 1 bits, and WW + SH is held to 60.
 */
public final class Limits {
    /** Largest file that is read, bytes. */
    public static final int FILE_BYTES = 1 << 20;
    /** Deepest nesting of mappings and lists. */
    public static final int DEPTH = 12;

    /** Most inputs, n_0. */
    public static final int INPUT = 65536;
    /** Most units of a layer. */
    public static final int UNITS = 65536;
    /** Most units of the output layer: the label and the softmax unit are built for these. */
    public static final int CLASSES = 1024;
    /** Most layers, L. */
    public static final int LAYERS = 16;
    /** Most weights, biases and stored feedback entries together. */
    public static final int STORED_VALUES = 1 << 24;

    /** Fewest bits of a weight or vector element. */
    public static final int MIN_BITS = 4;
    /** Most bits of a weight or vector element: one multiplier of the widest common FPGA block. */
    public static final int MAX_BITS = 18;
    /** Most bits of a weight shifted up for its update, WW + SH. */
    public static final int UPDATE_BITS = 60;
    /** Most random bits of a stochastic rounding, RB. */
    public static final int ROUNDING_BITS = 16;
    /** Fewest fraction bits of logits that softmax can use. */
    public static final int SOFTMAX_FRACTION = 4;

    /** Smallest learning rate is 2^-24. */
    public static final int RATE_SHIFT = 24;
    /** Flattest slope of a leaky ReLU is 2^-15. */
    public static final int LEAK_SHIFT = 15;

    /** Most multipliers, S S NB. */
    public static final int MULTIPLIERS = 4096;

    private Limits() {}
}
