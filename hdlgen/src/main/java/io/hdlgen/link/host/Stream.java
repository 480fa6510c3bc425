package io.hdlgen.link.host;

import io.hdlgen.link.Command;
import io.hdlgen.link.LinkProtocol;
import java.util.Arrays;

/** The input stream of the engine over the wire: packets in frames. */
final class Stream {
    private static final int HEAD = 2;

    private final LinkSession session;
    private final WordCodec codec;

    Stream(LinkSession session, WordCodec codec) {
        this.session = session;
        this.codec = codec;
    }

    /** Sends a packet; the last word is padded with zeros. */
    void send(int[] elements, int label) {
        int most = (LinkProtocol.PAYLOAD_MAX - HEAD) / codec.bytes();
        int words = (elements.length + codec.block() - 1) / codec.block();
        int[] padded = Arrays.copyOf(elements, words * codec.block());
        for (int from = 0; from < words; from += most) {
            int count = Math.min(most, words - from);
            int index = label | (from + count == words ? LinkProtocol.STREAM_LAST : 0);
            byte[] payload = new byte[HEAD + count * codec.bytes()];
            payload[0] = (byte) index;
            payload[1] = (byte) (index >> 8);
            for (int w = 0; w < count; w++) {
                codec.put(padded, (from + w) * codec.block(), payload, HEAD + w * codec.bytes());
            }
            session.post(Command.STREAM, payload);
        }
    }
}
