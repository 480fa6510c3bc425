package io.hdlgen.sim.manifest;

import java.util.List;

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
 * @param fields where the variable fields stand: {@code address} and {@code words} (stored as the count that the hardware wants: see {@code bias})
 */
public record HostPort(int operationBits, String load, String read, int loadWordsMax, List<Field> fields) {
    public HostPort {
        fields = List.copyOf(fields);
    }

    /**
     * A field of the micro-operation word.
     *
     * @param name address, or words
     * @param lsb lowest bit
     * @param bits width
     * @param bias added to the value before it is stored
     */
    public record Field(String name, int lsb, int bits, int bias) {}
}
