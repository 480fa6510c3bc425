package io.hdlgen.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * A frame in either direction: sync byte, code, sequence number, number of payload bytes, payload, CRC-32 of all but the sync byte, little endian.
 *
 * @param code a command, or the status of an answer
 * @param sequence 0 .. 255
 * @param payload at most {@link LinkProtocol#PAYLOAD_MAX} bytes to the engine, 255 back
 */
public record LinkFrame(int code, int sequence, byte[] payload) {
    /** Bytes before the payload, the sync byte among them. */
    public static final int HEAD = 4;
    /** Bytes after the payload. */
    public static final int TAIL = 4;

    public LinkFrame {
        if (payload.length > 255) {
            throw new IllegalArgumentException(payload.length + " bytes of payload");
        }
        payload = payload.clone();
    }

    /** As it goes over the wire. */
    public byte[] bytes(int sync) {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + payload.length + TAIL).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) sync).put((byte) code).put((byte) sequence).put((byte) payload.length);
        bytes.put(payload);
        bytes.putInt(crc(bytes.array(), 1, bytes.position()));
        return bytes.array();
    }

    /** The checksum of some bytes, from one index to before another. */
    static int crc(byte[] bytes, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, to - from);
        return (int) crc.getValue();
    }
}
