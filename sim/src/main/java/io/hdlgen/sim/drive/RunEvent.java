package io.hdlgen.sim.drive;

import java.util.List;
import java.util.Optional;

/** What the model tells during a run. */
public sealed interface RunEvent {
    /**
     * Some samples are complete, or none and time has passed.
     *
     * @param cycle clock cycle
     * @param samples complete samples so far
     */
    record Progress(long cycle, long samples) implements RunEvent {}

    /**
     * The first difference.
     *
     * @param sample number of the sample, from 0
     * @param stateDiffers whether the hash of weights and random states differs
     * @param logitsDiffer whether the logits differ
     * @param predictionDiffers whether the prediction differs
     * @param labelDiffers whether the label that comes with the prediction differs
     * @param prediction of the RTL; -1 when it was not taken yet
     * @param label of the RTL; -1 when it was not taken yet
     * @param logitWords words of logits that passed
     * @param logits of the RTL, 0 for those that did not pass
     * @param writes of this sample to the vector memory, in order of time; empty when a late prediction differs and they are forgotten
     * @param state of the RTL at the comparison
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Difference(
            int sample,
            boolean stateDiffers,
            boolean logitsDiffer,
            boolean predictionDiffers,
            boolean labelDiffers,
            int prediction,
            int label,
            int logitWords,
            int[] logits,
            Optional<List<ResultWrite>> writes,
            EngineState state)
            implements RunEvent {}

    /**
     * A word that a micro-operation wrote to the vector memory.
     *
     * @param cycle clock cycle
     * @param address in the vector memory
     * @param elements S raw integers
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record ResultWrite(long cycle, int address, int[] elements) {}

    /**
     * The run is over.
     *
     * @param reason why
     * @param cycle clock cycle
     * @param cycles of the run
     * @param nanoseconds of the run, waiting for samples included
     * @param samples complete
     * @param started samples that started
     * @param differing samples that differ
     * @param distances of sample starts measured where nothing stalled
     * @param shortest of them
     * @param longest of them
     */
    record Done(
            Reason reason,
            long cycle,
            long cycles,
            long nanoseconds,
            long samples,
            long started,
            long differing,
            long distances,
            long shortest,
            long longest)
            implements RunEvent {}

    /** Why a run ended. */
    enum Reason {
        /** All samples are done. */
        FINISHED,
        /** At the first difference. */
        STOPPED,
        /** Nothing happened for the hang limit. */
        HANG,
        /** More cycles than allowed. */
        TOO_LONG,
        /** The design started a sample, or gave a prediction, logits or a word for the host, where none can be. */
        STRAY,
        /** The design called $finish. */
        FINISH_CALLED,
        /** The input took a word that it has no room for, or none although it has; or the engine was not busy within a sample. */
        NOT_READY
    }
}
