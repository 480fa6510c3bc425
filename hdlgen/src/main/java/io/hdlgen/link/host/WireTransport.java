package io.hdlgen.link.host;

import io.hdlgen.link.Command;
import io.hdlgen.link.IdentityField;
import io.hdlgen.link.LinkProtocol;
import io.hdlgen.plan.EngineRegister;
import io.hdlgen.sim.drive.HostTransport;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Host micro-operations over the wire. Those that take no packet share a frame; of the registers OPERATION only those are sent that change. */
final class WireTransport implements HostTransport {
    /** Micro-operations that are collected before they are executed. */
    private static final int COLLECTED = 64;
    /** Bytes of a RESULTS frame at most: an answer has 255. */
    private static final int RESULT_BYTES = 240;

    private record Operation(int[] packet, int[] word, int results) {}

    private final LinkSession session;
    private final Stream stream;
    private final WordCodec codec;
    private final int capacity;
    private final List<Operation> queue = new ArrayList<>();
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private int[] registers = {};
    private int asked;

    WireTransport(LinkSession session, Stream stream, WordCodec codec, byte[] identity) {
        this.session = session;
        this.stream = stream;
        this.codec = codec;
        this.capacity = 1 << IdentityField.RESULT_BITS.of(identity);
    }

    @Override
    public void operation(int[] packet, int[] operation, int results) {
        queue.add(new Operation(packet, operation, results));
    }

    @Override
    public boolean full() {
        return queue.size() >= COLLECTED;
    }

    @Override
    public int[] execute() {
        int[] elements = new int[queue.stream().mapToInt(Operation::results).sum() * codec.block()];
        int got = 0;
        for (Operation operation : queue) {
            byte[] writes = writes(operation.word());
            boolean full = frame.size() + writes.length > LinkProtocol.PAYLOAD_MAX
                    || (asked + operation.results()) * codec.bytes() > capacity;
            if (full || operation.packet().length > 0) {
                got = operate(elements, got);
            }
            if (operation.packet().length > 0) {
                stream.send(operation.packet(), 0);
            }
            frame.writeBytes(writes);
            asked += operation.results();
        }
        operate(elements, got);
        session.finish();
        queue.clear();
        return elements;
    }

    /** What makes the registers OPERATION hold a word, and starts it. */
    private byte[] writes(int[] word) {
        ByteArrayOutputStream writes = new ByteArrayOutputStream();
        for (int i = 0; i < word.length; i++) {
            if (registers.length == 0 || registers[i] != word[i]) {
                writes.writeBytes(Registers.pair(EngineRegister.OPERATION.address() + i, word[i]));
            }
        }
        registers = word.clone();
        writes.writeBytes(Registers.pair(EngineRegister.START.address(), 1));
        return writes.toByteArray();
    }

    /** Sends the frame that was collected and fetches what it reads. */
    private int operate(int[] elements, int from) {
        int got = from;
        if (frame.size() > 0) {
            session.post(Command.OPERATE, frame.toByteArray());
            byte[] results = results(asked * codec.bytes());
            for (int at = 0; at < results.length; at += codec.bytes()) {
                codec.get(results, at, elements, got);
                got += codec.block();
            }
            frame.reset();
            asked = 0;
        }
        return got;
    }

    private byte[] results(int bytes) {
        byte[] results = new byte[bytes];
        for (int at = 0; at < bytes; at += RESULT_BYTES) {
            int count = Math.min(RESULT_BYTES, bytes - at);
            byte[] part = session.call(Command.RESULTS, (byte) at, (byte) (at >> 8), (byte) count);
            if (part.length != count) {
                throw new LinkException(part.length + " bytes instead of " + count);
            }
            System.arraycopy(part, 0, results, at, count);
        }
        return results;
    }
}
