package io.hdlgen.golden.train;

import io.hdlgen.golden.spec.Design;
import java.util.List;

/** The fixed-point model of a design: the truth that the hardware is compared with. */
public final class GoldenModel {
    private GoldenModel() {}

    /** Initial weights, stored feedback and LFSRs from the description's seed. */
    public static GoldenModel create(Design design) {
        return missing();
    }

    /**
     * One training step.
     *
     * @param x n_0 raw integers, XF fraction bits
     * @param label 0 .. n_L - 1
     */
    public Step train(int[] x, int label) {
        return missing();
    }

    /** Forward pass alone; changes no state. */
    public Step infer(int[] x) {
        return missing();
    }

    /** W1 .. WL, then stored F1 .. F(L-1). */
    public List<Matrix> matrices() {
        return missing();
    }

    /** Overwrites one matrix, rows x (columns + bias) raw integers. */
    public void load(String name, int[][] data) {
        missing();
    }

    /** F_l as raw integers, n_l x n_L, stored or regenerated; l = 1 .. L-1. */
    public int[][] feedback(int l) {
        return missing();
    }

    /** State of the rounding LFSR of every lane; empty with round to nearest. */
    public int[] roundingStates() {
        return missing();
    }

    /** State of the feedback LFSR of every lane after the last sample's projections, the seeds before the first; empty unless the source is {@code lfsr}. */
    public long[] feedbackStates() {
        return missing();
    }

    /** Vectors of the last trained step: x0 .. x(L-1), e, g1 .. gL. */
    public List<NamedVector> vectors() {
        return missing();
    }

    /** Counts since the model was created. */
    public Saturations saturations() {
        return missing();
    }

    /** Samples trained since the model was created. */
    public long samples() {
        return missing();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T missing() {
        throw new UnsupportedOperationException();
    }
}
