package io.hdlgen.synth;

import io.hdlgen.estimate.Fit;
import io.hdlgen.estimate.Resource;
import java.util.List;

/**
 * How much of a resource a design takes.
 *
 * @param estimated what it was expected to take, and what the device has
 * @param used what Yosys has counted
 */
public record DeviceUse(Fit.Line estimated, int used) {

    /** Of a design, for every resource of the device. */
    public static List<DeviceUse> of(CellCounts counts, Fit fit) {
        return fit.lines().stream()
                .map(line -> new DeviceUse(line, counts.of(line.resource())))
                .toList();
    }

    public Resource resource() {
        return estimated.resource();
    }

    public int available() {
        return estimated.available();
    }

    public boolean fits() {
        return used <= available();
    }
}
