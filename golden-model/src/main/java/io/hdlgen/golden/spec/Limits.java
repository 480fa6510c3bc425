package io.hdlgen.golden.spec;

/**
 * The largest designs a description can ask for. Within them every exact sum of the numeric contract fits 62 bits, so the golden model may compute in {@code long}.
 *
 * <p>The proof for the widest ones, with WW = XW = 18: a row of 65536 weights and a bias sums to AW = 18 + 18 - 1 + 17 = 52 bits; a projection of 1024 errors has 45 bits and is
 * shifted left by at most XW - 1 = 17, which makes 62; an update has max(WW + SH, 2 XW - 1) + 1 bits, and WW + SH is held to 60; a decay takes from the weight at most itself.
 *
 * <p>The rules: a layer's feedback B and a decorrelation R sum 65536 products, 52 bits, and are shifted right by BF. The sum of FG-A is a projection. Scalars have 32 bits, so h v has 49;
 * the difference of two losses is shifted left by at most XW - 1 + 2 s - 16 = 27 (s below XW - 4), which makes 59; the numerator of a division is 2^20 units times 32 bits, its denominator
 * 2^20 squares, 55 bits. A difference of two states is shifted left by at most XW - 1 + 16, 51 bits. The held vectors of KP, DKP and FDFA fit XW bits (refused otherwise); for those of
 * the decorrelation the reader counts the bits.
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
    /** Most steps of a schedule of learning rates. */
    public static final int SCHEDULE_STEPS = 64;
    /** Smallest beta of dual propagation is 2^-16. */
    public static final int BETA_SHIFT = 16;
    /** Most sweeps of dual propagation. */
    public static final int SWEEPS = 64;
    /** Most draws of node perturbation are 2^6. */
    public static final int DRAWS_SHIFT = 6;
    /** Fewest fraction bits below the standard deviation of a perturbation. */
    public static final int NOISE_FRACTION = 3;
    /** Widest input that is decorrelated without being asked for: R_0 has as many words squared. */
    public static final int DECORRELATED_INPUT = 256;
    /** Most bits of an exact number. */
    public static final int EXACT_BITS = 62;
    /** Flattest slope of a leaky ReLU is 2^-15. */
    public static final int LEAK_SHIFT = 15;

    /** Most multipliers, S S NB. */
    public static final int MULTIPLIERS = 4096;

    private Limits() {}
}
