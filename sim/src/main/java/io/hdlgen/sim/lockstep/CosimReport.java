package io.hdlgen.sim.lockstep;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Outcome of a co-simulation.
 *
 * @param samples training samples compared
 * @param wordsCompared stored numbers of all banks, padding included, times samples
 * @param mismatches samples that differ
 * @param cyclesPerSamplePredicted of the static schedule
 * @param cyclesPerSampleMeasured distance of two sample starts where nothing stalls; when they are not all alike, one that is not as predicted; empty when too few samples ran
 * @param cyclesPerSecond of the whole run of samples, the golden model included
 * @param wordsReadBack stored numbers read through the host port at the end
 * @param mismatch the first difference
 * @param failure what else went wrong
 * @param evidence files that a failure left
 */
public record CosimReport(
        long samples,
        long wordsCompared,
        long mismatches,
        long cyclesPerSamplePredicted,
        OptionalLong cyclesPerSampleMeasured,
        double cyclesPerSecond,
        long wordsReadBack,
        Optional<Mismatch> mismatch,
        Optional<Failure> failure,
        Optional<Evidence> evidence) {

    /** Whether everything that was compared was equal. */
    public boolean passed() {
        return mismatches == 0 && mismatch.isEmpty() && failure.isEmpty();
    }

    /** Kinds of failure that are not a difference of values. */
    public enum FailureKind {
        /** Samples do not follow each other as the schedule says. */
        CYCLES,
        /** The design stopped making progress. */
        HANG,
        /** The model process died. */
        CRASH,
        /** More cycles than allowed. */
        LIMIT,
        /** A sample start, logits or a prediction where none can be, or $finish. */
        PROTOCOL
    }

    /**
     * Something that is not a difference of values.
     *
     * @param kind which
     * @param message for people
     * @param cycle clock cycle
     */
    public record Failure(FailureKind kind, String message, long cycle) {}

    /**
     * What to look at.
     *
     * @param replay frames for {@code --replay}
     * @param vcd waves around the failure
     * @param command that replays it
     */
    public record Evidence(Path replay, Optional<Path> vcd, String command) {}
}
