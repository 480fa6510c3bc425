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
    private static final double ICEBREAKER = 31.0;

    /** Of designs in a family's devices. */
    public static ClockEstimate of(Family family) {
        return switch (family) {
            case ICE40 ->
                new ClockEstimate(
                        OptionalDouble.of(ICEBREAKER),
                        "the slower of the two examples for the iCEBreaker, placed and routed with nextpnr-ice40");
            case ECP5, GOWIN, XC7, XCUP, CYCLONE5 ->
                new ClockEstimate(
                        OptionalDouble.empty(),
                        "no design was placed and routed for this family: the tools of its flow tell");
        };
    }
}
