package io.hdlgen.sim.drive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A message to or from the model process: type, length, payload, little-endian. Built by appending, read in the same order. */
public final class Frame {
    private final int type;
    private ByteBuffer payload;

    private Frame(int type, ByteBuffer payload) {
        this.type = type;
        this.payload = payload.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** An empty frame, to be filled. */
    static Frame command(int type) {
        return new Frame(type, ByteBuffer.allocate(64));
    }

    /** A frame that arrived, to be read. */
    static Frame reply(int type, byte[] payload) {
        return new Frame(type, ByteBuffer.wrap(payload));
    }

    int type() {
        return type;
    }

    Frame putInt(int value) {
        room(4).putInt(value);
        return this;
    }

    Frame putLong(long value) {
        room(8).putLong(value);
        return this;
    }

    Frame putInts(int[] values) {
        ByteBuffer buffer = room(4 * values.length);
        for (int value : values) {
            buffer.putInt(value);
        }
        return this;
    }

    Frame putText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(bytes.length).put(bytes);
        return this;
    }

    /** Puts everything that was put into the other frame. */
    Frame append(Frame other) {
        room(other.size()).put(other.payload.array(), 0, other.size());
        return this;
    }

    /** Bytes put so far. */
    int size() {
        return payload.position();
    }

    /** Header and payload of a filled frame. */
    byte[] bytes() {
        ByteBuffer all = ByteBuffer.allocate(8 + size()).order(ByteOrder.LITTLE_ENDIAN);
        all.putInt(type).putInt(size()).put(payload.array(), 0, size());
        return all.array();
    }

    int getInt() {
        return payload.getInt();
    }

    long getLong() {
        return payload.getLong();
    }

    int[] getInts(int count) {
        int[] values = new int[count];
        payload.asIntBuffer().get(values);
        payload.position(payload.position() + 4 * count);
        return values;
    }

    long[] getLongs(int count) {
        long[] values = new long[count];
        payload.asLongBuffer().get(values);
        payload.position(payload.position() + 8 * count);
        return values;
    }

    String getText() {
        return StandardCharsets.UTF_8.decode(payload).toString();
    }

    private ByteBuffer room(int bytes) {
        if (payload.remaining() < bytes) {
            int capacity = Math.max(2 * payload.capacity(), payload.position() + bytes);
            payload = ByteBuffer.allocate(capacity)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(payload.array(), 0, payload.position());
        }
        return payload;
    }
}
