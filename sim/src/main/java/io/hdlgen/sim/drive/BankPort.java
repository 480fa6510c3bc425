package io.hdlgen.sim.drive;

import io.hdlgen.sim.manifest.HostPort;
import java.math.BigInteger;
import java.util.Arrays;

/** Weights in and out through the ports of the engine, as a host would do it: packets and micro-operations of {@link HostPort}. */
public final class BankPort {
    /** Frames are cut at about this size, so that the model shows signs of life. */
    private static final int FRAME_BYTES = 1 << 18;

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

    /** Writes every word of every bank, padding too: a bank need not have any initial contents. */
    public void load(int[] banks) {
        for (int lane = 0; lane < size.lanes(); lane++) {
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
        BigInteger bits = new BigInteger(hexadecimal, 16);
        for (HostPort.Field field : host.fields()) {
            int value = (field.name().equals("address") ? address : words) + field.bias();
            if (value < 0 || value >>> field.bits() != 0) {
                throw new IllegalArgumentException(
                        field.name() + " = " + value + " does not fit into " + field.bits() + " bits");
            }
            bits = bits.or(BigInteger.valueOf(value).shiftLeft(field.lsb()));
        }
        for (int lsb = 0; lsb < host.operationBits(); lsb += 32) {
            body.putInt(bits.shiftRight(lsb).intValue());
        }
        body.putInt(results);
        operations++;
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
