package io.hdlgen.estimate;

import io.hdlgen.board.Family;
import java.util.OptionalDouble;

/**
 * The clock that a design will probably reach, and why one may think so.
 *
 * @param megahertz empty where nothing was placed and routed
 * @param basis in words
 */
public record ClockEstimate(OptionalDouble megahertz, String basis) {
    /** Measured: docs/estimates.md has all ten. */
    private static final double ICEBREAKER = 30.67;

    /** Of designs in a family's devices. */
    public static ClockEstimate of(Family family) {
        return switch (family) {
            case ICE40 ->
                new ClockEstimate(
                        OptionalDouble.of(ICEBREAKER),
                        "the slowest of ten: both examples for the iCEBreaker, placed and routed with nextpnr-ice40, seeds 1 to 5");
            case ECP5, GOWIN, XC7, XCUP, CYCLONE5 ->
                new ClockEstimate(
                        OptionalDouble.empty(),
                        "no design was placed and routed for this family: the tools of its flow tell");
        };
    }
}
