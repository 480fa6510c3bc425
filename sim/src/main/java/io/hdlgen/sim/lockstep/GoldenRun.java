package io.hdlgen.sim.lockstep;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.train.NamedVector;
import io.hdlgen.golden.train.Step;
import java.util.List;

/** What a co-simulation asks of the golden model. The seam at which tests replace it. */
public interface GoldenRun {
    /** Trains one sample; logits and prediction before the update. */
    Step train(int[] input, int label);

    /** Every stored matrix, as it is now; the data may change with the next step. */
    List<StoredMatrix> matrices();

    /** Rounding LFSRs, one a lane, or empty. */
    int[] roundingStates();

    /** Feedback LFSRs, one a lane, or empty. */
    long[] feedbackStates();

    /** The perturbation LFSR, one element, or empty. */
    long[] perturbationState();

    /** Vectors of the last step by name; used only to find the place of a difference. */
    List<NamedVector> vectors();

    /**
     * A matrix in the weight banks.
     *
     * @param name as in the manifest's layout
     * @param data rows x (columns + bias) raw integers
     * @param format how to read them
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record StoredMatrix(String name, int[][] data, FixedFormat format) {}
}
