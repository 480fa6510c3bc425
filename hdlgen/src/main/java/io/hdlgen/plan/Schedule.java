package io.hdlgen.plan;

import java.util.List;

/**
 * The static schedule of one sample in steady state.
 *
 * @param cyclesPerSample distance of two sample starts
 * @param slots one for every micro-operation, in order
 */
public record Schedule(long cyclesPerSample, List<Slot> slots) {
    public Schedule {
        slots = List.copyOf(slots);
    }

    /**
     * When a micro-operation runs.
     *
     * @param gap idle clocks before its first beat
     * @param start clock of its first beat, counted from the first beat of the sample
     * @param beats clocks that it takes
     */
    public record Slot(int gap, long start, long beats) {
        /** The clock after its last beat. */
        public long end() {
            return start + beats;
        }
    }
}
