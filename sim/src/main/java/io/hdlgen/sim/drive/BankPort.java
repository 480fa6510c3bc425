package io.hdlgen.sim.drive;

import io.hdlgen.sim.manifest.HostPort;
import java.math.BigInteger;
import java.util.Map;

/** Weights in and out through the ports of the engine, as a host would do it: packets and micro-operations of {@link HostPort}. */
public final class BankPort {
    private static final int[] NO_PACKET = {};

    /** Of a rounding LFSR. */
    private static final int STATE_BYTES = 4;

    private final HostTransport transport;
    private final HostPort host;
    private final EngineSize size;
    private int seed;

    /**
     * A port of a model that trains nothing at the moment.
     *
     * @param pauses whether packets have random gaps and results meet random back-pressure
     * @param seed of the pauses
     */
    public BankPort(ModelProcess model, HostPort host, EngineSize size, boolean pauses, int seed) {
        this(new ModelTransport(model, size.block(), pauses ? ModelTransport.PAUSES : 0, seed), host, size, seed);
    }

    /** The same without pauses, and micro-operations are started by the register file, for an engine that has one. */
    public static BankPort byRegisters(ModelProcess model, HostPort host, EngineSize size, int seed) {
        return new BankPort(
                new ModelTransport(model, size.block(), ModelTransport.BY_REGISTERS, seed), host, size, seed);
    }

    /**
     * A port of an engine that trains nothing at the moment.
     *
     * @param seed of the order in which lanes are loaded
     */
    public BankPort(HostTransport transport, HostPort host, EngineSize size, int seed) {
        this.transport = transport;
        this.host = host;
        this.size = size;
        this.seed = seed;
    }

    /**
     * Writes every word of every bank, padding too: a bank need not have any initial contents. The seed says in which direction, since a lane that takes what is meant for others shows it
     * only if its own words come first.
     */
    public void load(int[] banks) {
        boolean upward = seed % 2 == 0;
        for (int i = 0; i < size.lanes(); i++) {
            int lane = upward ? i : size.lanes() - 1 - i;
            for (int word = 0; word < size.bankWords(); word += host.loadWordsMax()) {
                loadPart(banks, lane, word, Math.min(host.loadWordsMax(), size.bankWords() - word));
                if (transport.full()) {
                    execute();
                }
            }
        }
        execute();
    }

    /**
     * Reads some words of all banks.
     *
     * @return row r belongs to {@code words[r]}; it holds element k of lane p at {@code p * S + k}
     */
    public int[][] read(int[] words) {
        return columns(words, this::readColumn);
    }

    /** The same between two samples: no packet is sent, and those of samples that wait in the engine stay. Needs {@code control: [checkpoint]}. */
    public int[][] glance(int[] words) {
        String glance = checkpoint(HostPort.GLANCE);
        return columns(
                words,
                (word, column) ->
                        operation(NO_PACKET, glance, Map.of("address", word, "column", column), size.blocks()));
    }

    /** Queues what reads one column of a bank word. */
    private interface ColumnReader {
        void read(int word, int column);
    }

    private int[][] columns(int[] words, ColumnReader reader) {
        int[][] results = new int[words.length][];
        int done = 0;
        for (int i = 0; i < words.length; i++) {
            for (int column = 0; column < size.block(); column++) {
                reader.read(words[i], column);
            }
            if (transport.full() || i == words.length - 1) {
                int[] read = execute();
                int from = 0;
                for (; done <= i; done++) {
                    results[done] = transposed(read, from);
                    from += size.lanes() * size.block();
                }
            }
        }
        return results;
    }

    /** The rounding LFSR of every lane, read byte by byte; after four bytes each has its state again. */
    public int[] readStates() {
        for (int b = 0; b < STATE_BYTES; b++) {
            operation(NO_PACKET, checkpoint(HostPort.READ_STATE), Map.of(), size.blocks());
        }
        int[] bytes = execute();
        int[] states = new int[size.lanes()];
        for (int i = 0; i < bytes.length; i++) {
            int lane = i % states.length;
            states[lane] = (states[lane] << 8) | (bytes[i] & 0xFF);
        }
        return states;
    }

    /** Loads the rounding LFSR of every lane, one lane after the other. */
    public void loadStates(int[] states) {
        for (int lane = 0; lane < states.length; lane++) {
            int[] packet = packet(lane, STATE_BYTES);
            for (int b = 0; b < STATE_BYTES; b++) {
                packet[(size.blocks() + b) * size.block()] = (states[lane] >>> (24 - 8 * b)) & 0xFF;
            }
            operation(packet, checkpoint(HostPort.LOAD_STATE), Map.of(), 0);
        }
        execute();
    }

    private String checkpoint(String name) {
        String operation = host.checkpoint().get(name);
        if (operation == null) {
            throw new IllegalArgumentException("this engine has no host micro-operation " + name);
        }
        return operation;
    }

    private void loadPart(int[] banks, int lane, int word, int count) {
        int[] packet = packet(lane, count);
        System.arraycopy(banks, size.index(lane, word), packet, size.blocks() * size.block(), count * size.block());
        operation(packet, host.load(), Map.of("address", word, "words", count), 0);
    }

    private void readColumn(int word, int column) {
        int[] packet = new int[size.block()];
        packet[column] = 1;
        operation(packet, host.read(), Map.of("address", word, "words", 1), size.blocks());
    }

    /** A packet that selects a lane, with room for so many words. */
    private int[] packet(int lane, int words) {
        int[] packet = new int[(size.blocks() + words) * size.block()];
        packet[lane] = 1; // element s of word g is lane g S + s
        return packet;
    }

    /** S columns of all lanes become all columns of P lanes. */
    private int[] transposed(int[] read, int from) {
        int[] elements = new int[size.lanes() * size.block()];
        for (int column = 0; column < size.block(); column++) {
            for (int lane = 0; lane < size.lanes(); lane++) {
                elements[lane * size.block() + column] = read[from + column * size.lanes() + lane];
            }
        }
        return elements;
    }

    private void operation(int[] packet, String hexadecimal, Map<String, Integer> values, int results) {
        BigInteger bits = new BigInteger(hexadecimal, 16);
        for (HostPort.Field field : host.fields()) {
            if (values.containsKey(field.name())) {
                bits = bits.or(BigInteger.valueOf(value(field, values)).shiftLeft(field.lsb()));
            }
        }
        int[] operation = new int[(host.operationBits() + 31) / 32];
        for (int i = 0; i < operation.length; i++) {
            operation[i] = bits.shiftRight(32 * i).intValue();
        }
        transport.operation(packet, operation, results);
    }

    private static int value(HostPort.Field field, Map<String, Integer> values) {
        int value = values.getOrDefault(field.name(), 0) + field.bias();
        if (value < 0 || value >>> field.bits() != 0) {
            throw new IllegalArgumentException(
                    field.name() + " = " + value + " does not fit into " + field.bits() + " bits");
        }
        return value;
    }

    private int[] execute() {
        seed++;
        return transport.execute();
    }
}
