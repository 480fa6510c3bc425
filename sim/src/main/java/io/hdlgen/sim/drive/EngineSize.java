package io.hdlgen.sim.drive;

import io.hdlgen.sim.manifest.Manifest;

/**
 * Sizes of an engine that decide how long frames are.
 *
 * @param block S
 * @param blocks NB
 * @param bankWords depth of a bank
 * @param roundingStates 0, or one a lane
 * @param feedbackStates 0, or one a lane
 * @param perturbationStates 0 or 1
 * @param classes n_L
 */
public record EngineSize(
        int block,
        int blocks,
        int bankWords,
        int roundingStates,
        int feedbackStates,
        int perturbationStates,
        int classes) {
    public static EngineSize of(Manifest manifest) {
        return new EngineSize(
                manifest.layout().block(),
                manifest.layout().blocks(),
                manifest.layout().bankWords(),
                manifest.probes().roundingStates().size(),
                manifest.probes().feedbackStates().size(),
                manifest.probes().perturbationState().size(),
                manifest.design().description().network().classes());
    }

    /** P. */
    public int lanes() {
        return block * blocks;
    }

    /** Stored numbers in all banks, padding included. */
    public int bankElements() {
        return Math.multiplyExact(Math.multiplyExact(lanes(), bankWords), block);
    }

    /** Index of element 0 of a bank word in {@link EngineState#banks()}. */
    public int index(int lane, int word) {
        return (lane * bankWords + word) * block;
    }

    EngineState readState(Frame frame, long cycle) {
        return new EngineState(
                cycle,
                frame.getInts(bankElements()),
                frame.getInts(roundingStates),
                frame.getLongs(feedbackStates),
                frame.getLongs(perturbationStates));
    }
}
