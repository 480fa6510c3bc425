package io.hdlgen.sim.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a host moves weights through the ports; {@code docs/engine.md}, "Host micro-operations".
 *
 * <p>Load: send one input packet of NB select words (element s of word g is 1 for lane g S + s, else 0) followed by n weight words (S sign-extended weights each), then issue the
 * load micro-operation with {@code address} and {@code words} = n. Read: send one packet of a single word (element k is 1, the others 0), issue the read micro-operation with
 * {@code address}: column k of that bank word comes out of the read port, NB words, word g holding lanes g S .. g S + S - 1.
 *
 * @param operationBits width of the {@code host_op} port
 * @param load micro-operation word of a load, hexadecimal, with the fields below zero
 * @param read micro-operation word of a read, hexadecimal, with the fields below zero
 * @param loadWordsMax most weight words of one load
 * @param fields where the variable fields stand: {@code address}, {@code words} (stored as the count that the hardware wants: see {@code bias}), and {@code column} of a glance
 * @param checkpoint words of further micro-operations by name, for an engine with {@code control: [checkpoint]}; empty for others
 * @param saturations names of the flags of saturations, flag 0 first, for an engine with {@code control: [saturation]}; empty for others
 */
public record HostPort(
        int operationBits,
        String load,
        String read,
        int loadWordsMax,
        List<Field> fields,
        Map<String, String> checkpoint,
        List<String> saturations) {
    /** Reads a column of a bank word without an input packet. */
    public static final String GLANCE = "glance";
    /** Reads the top byte of every rounding LFSR, and turns all of them by a byte. */
    public static final String READ_STATE = "read-state";
    /** Turns all rounding LFSRs by four bytes, those of the selected lanes into what the packet holds. */
    public static final String LOAD_STATE = "load-state";

    public HostPort {
        fields = List.copyOf(fields);
        saturations = List.copyOf(saturations);
        checkpoint = Collections.unmodifiableMap(new LinkedHashMap<>(checkpoint));
    }

    /** A port that loads and reads weights and no more. */
    public HostPort(int operationBits, String load, String read, int loadWordsMax, List<Field> fields) {
        this(operationBits, load, read, loadWordsMax, fields, Map.of(), List.of());
    }

    /**
     * A field of the micro-operation word.
     *
     * @param name address, words, or column
     * @param lsb lowest bit
     * @param bits width
     * @param bias added to the value before it is stored
     */
    public record Field(String name, int lsb, int bits, int bias) {}
}
