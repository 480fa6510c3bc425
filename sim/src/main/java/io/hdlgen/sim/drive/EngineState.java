package io.hdlgen.sim.drive;

/**
 * Everything that a comparison covers but logits and predictions, read directly from the memories and registers of the model.
 *
 * @param cycle clock cycle
 * @param banks element k of word w of lane p at {@code (p * bankWords + w) * S + k}
 * @param roundingStates one a lane, or empty
 * @param feedbackStates one a lane, or empty
 * @param perturbationState one, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record EngineState(
        long cycle, int[] banks, int[] roundingStates, long[] feedbackStates, long[] perturbationState) {}
