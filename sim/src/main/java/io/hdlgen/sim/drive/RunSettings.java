package io.hdlgen.sim.drive;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a run of samples goes.
 *
 * @param finalOffset cycles from the start of a sample to its comparison
 * @param cyclesPerSample what the schedule predicts; scales the pauses
 * @param hangLimit cycles without any progress after which the design hangs
 * @param cycleLimit most cycles of the run
 * @param stallSeed of the pauses
 * @param stallFrom first sample with pauses
 * @param stallTo first sample after them; none when not above stallFrom
 * @param keepGoing whether to go on after a difference
 * @param waves samples to record
 */
public record RunSettings(
        long finalOffset,
        long cyclesPerSample,
        long hangLimit,
        long cycleLimit,
        long stallSeed,
        int stallFrom,
        int stallTo,
        boolean keepGoing,
        Optional<Waves> waves) {

    /**
     * A window of samples whose waves are recorded, both ends included.
     *
     * @param file absolute path of the VCD file
     * @param from first sample
     * @param to last sample
     */
    public record Waves(Path file, int from, int to) {}
}
