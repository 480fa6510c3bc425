package io.hdlgen.sim.manifest;

/**
 * One micro-operation of the program. Names that do not apply are empty.
 *
 * @param index position in the program
 * @param name for people: {@code FORWARD W1}
 * @param kind FORWARD, TRANSPOSED, UPDATE, HOLD or MAP
 * @param matrix matrix it reads or updates
 * @param stream vector streamed through the array
 * @param held vector held in the lanes
 * @param operand addend or mask of the map unit
 * @param destination vector it writes
 * @param resultWords words it writes
 * @param gap idle cycles before its first beat
 * @param start first beat, relative to the start of the sample
 * @param beats number of beats
 */
public record Operation(
        int index,
        String name,
        String kind,
        String matrix,
        String stream,
        String held,
        String operand,
        String destination,
        int resultWords,
        int gap,
        long start,
        long beats) {}
