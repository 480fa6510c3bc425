package io.hdlgen.sim.lockstep;

import io.hdlgen.sim.drive.RunEvent.Difference;
import io.hdlgen.sim.drive.RunEvent.Done;
import io.hdlgen.sim.lockstep.CosimReport.Failure;
import java.util.Optional;

/**
 * What a run gave, before anybody asked why.
 *
 * @param done how the run of samples ended; empty when the model died
 * @param difference the first sample that differs
 * @param port a difference found outside the samples: after the load, or when reading back
 * @param failure what else went wrong
 * @param started samples that had started
 * @param wordsReadBack stored numbers read through the port
 */
record Outcome(
        Optional<Done> done,
        Optional<Difference> difference,
        Optional<Mismatch> port,
        Optional<Failure> failure,
        long started,
        long wordsReadBack) {

    boolean good() {
        return difference.isEmpty() && port.isEmpty() && failure.isEmpty();
    }
}
