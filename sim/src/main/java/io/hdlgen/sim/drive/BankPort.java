package io.hdlgen.sim.drive;

import io.hdlgen.sim.manifest.HostPort;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;

/** Weights in and out through the ports of the engine, as a host would do it: packets and micro-operations of {@link HostPort}. */
public final class BankPort {
    /** Frames are cut at about this size, so that the model shows signs of life. */
    private static final int FRAME_BYTES = 1 << 18;

    /** Of a rounding LFSR. */
    private static final int STATE_BYTES = 4;

    private final ModelProcess model;
    private final HostPort host;
    private final EngineSize size;
    private final boolean pauses;
    private int seed;
    private Frame body = Frame.command(Protocol.HOST);
    private int operations;

    /**
     * A port of a model that trains nothing at the moment.
     *
     * @param pauses whether packets have random gaps and results meet random back-pressure
     * @param seed of the pauses
     */
    public BankPort(ModelProcess model, HostPort host, EngineSize size, boolean pauses, int seed) {
        this.model = model;
        this.host = host;
        this.size = size;
        this.pauses = pauses;
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
                if (body.size() > FRAME_BYTES) {
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
        int[][] results = new int[words.length][];
        int done = 0;
        for (int i = 0; i < words.length; i++) {
            for (int column = 0; column < size.block(); column++) {
                readColumn(words[i], column);
            }
            if (body.size() > FRAME_BYTES || i == words.length - 1) {
                Frame reply = execute();
                for (; done <= i; done++) {
                    results[done] = transposed(reply);
                }
            }
        }
        return results;
    }

    /** The same between two samples: no packet is sent, and those of samples that wait in the engine stay. Needs {@code control: [checkpoint]}. */
    public int[][] glance(int[] words) {
        int[][] results = new int[words.length][];
        int done = 0;
        for (int i = 0; i < words.length; i++) {
            for (int column = 0; column < size.block(); column++) {
                body.putInt(0);
                operation(checkpoint(HostPort.GLANCE), Map.of("address", words[i], "column", column), size.blocks());
            }
            if (body.size() > FRAME_BYTES || i == words.length - 1) {
                Frame reply = execute();
                for (; done <= i; done++) {
                    results[done] = transposed(reply);
                }
            }
        }
        return results;
    }

    /** The rounding LFSR of every lane, read byte by byte; after four bytes each has its state again. */
    public int[] readStates() {
        for (int b = 0; b < STATE_BYTES; b++) {
            body.putInt(0);
            operation(checkpoint(HostPort.READ_STATE), Map.of(), size.blocks());
        }
        Frame reply = execute();
        int[] states = new int[size.lanes()];
        for (int b = 0; b < STATE_BYTES; b++) {
            int[] bytes = reply.getInts(size.lanes());
            for (int lane = 0; lane < states.length; lane++) {
                states[lane] = (states[lane] << 8) | (bytes[lane] & 0xFF);
            }
        }
        return states;
    }

    /** Loads the rounding LFSR of every lane, one lane after the other. */
    public void loadStates(int[] states) {
        for (int lane = 0; lane < states.length; lane++) {
            body.putInt(size.blocks() + STATE_BYTES);
            for (int block = 0; block < size.blocks(); block++) {
                body.putInts(oneHot(lane - block * size.block()));
            }
            for (int shift = 24; shift >= 0; shift -= 8) {
                int[] word = new int[size.block()];
                word[0] = (states[lane] >>> shift) & 0xFF;
                body.putInts(word);
            }
            operation(checkpoint(HostPort.LOAD_STATE), Map.of(), 0);
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
        body.putInt(size.blocks() + count);
        for (int block = 0; block < size.blocks(); block++) {
            body.putInts(oneHot(lane - block * size.block()));
        }
        int from = size.index(lane, word);
        body.putInts(Arrays.copyOfRange(banks, from, from + count * size.block()));
        operation(host.load(), word, count, 0);
    }

    private void readColumn(int word, int column) {
        body.putInt(1).putInts(oneHot(column));
        operation(host.read(), word, 1, size.blocks());
    }

    /** A word whose element {@code k} is 1; all zero when k is not within the word. */
    private int[] oneHot(int k) {
        int[] word = new int[size.block()];
        if (k >= 0 && k < word.length) {
            word[k] = 1;
        }
        return word;
    }

    /** S columns of all lanes become all columns of P lanes. */
    private int[] transposed(Frame reply) {
        int[] elements = new int[size.lanes() * size.block()];
        for (int column = 0; column < size.block(); column++) {
            int[] lanes = reply.getInts(size.lanes());
            for (int lane = 0; lane < lanes.length; lane++) {
                elements[lane * size.block() + column] = lanes[lane];
            }
        }
        return elements;
    }

    private void operation(String hexadecimal, int address, int words, int results) {
        operation(hexadecimal, Map.of("address", address, "words", words), results);
    }

    private void operation(String hexadecimal, Map<String, Integer> values, int results) {
        BigInteger bits = new BigInteger(hexadecimal, 16);
        for (HostPort.Field field : host.fields()) {
            if (values.containsKey(field.name())) {
                bits = bits.or(BigInteger.valueOf(value(field, values)).shiftLeft(field.lsb()));
            }
        }
        for (int lsb = 0; lsb < host.operationBits(); lsb += 32) {
            body.putInt(bits.shiftRight(lsb).intValue());
        }
        body.putInt(results);
        operations++;
    }

    private static int value(HostPort.Field field, Map<String, Integer> values) {
        int value = values.getOrDefault(field.name(), 0) + field.bias();
        if (value < 0 || value >>> field.bits() != 0) {
            throw new IllegalArgumentException(
                    field.name() + " = " + value + " does not fit into " + field.bits() + " bits");
        }
        return value;
    }

    private Frame execute() {
        Frame command = Frame.command(Protocol.HOST)
                .putInt(seed++)
                .putInt(pauses ? 1 : 0)
                .putInt(operations);
        model.send(command.append(body));
        model.flush();
        body = Frame.command(Protocol.HOST);
        operations = 0;
        return model.receive(Protocol.HOST_DONE);
    }
}
