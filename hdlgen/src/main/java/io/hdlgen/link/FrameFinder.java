package io.hdlgen.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Finds frames in a stream of bytes. A sync byte that begins no whole frame is passed over, and the search goes on with the byte after it. */
public final class FrameFinder {
    private final int sync;
    private byte[] bytes = {};

    public FrameFinder(int sync) {
        this.sync = sync;
    }

    /** More of the stream. */
    public void add(byte[] more, int count) {
        int before = bytes.length;
        bytes = Arrays.copyOf(bytes, before + count);
        System.arraycopy(more, 0, bytes, before, count);
    }

    /** The next whole frame, if there is one. */
    public Optional<LinkFrame> next() {
        for (int at = 0; at < bytes.length; at++) {
            if ((bytes[at] & 0xFF) == sync) {
                int end = end(at);
                if (end > bytes.length) {
                    return forget(at);
                }
                if (isWhole(at, end)) {
                    LinkFrame frame = new LinkFrame(
                            bytes[at + 1] & 0xFF,
                            bytes[at + 2] & 0xFF,
                            Arrays.copyOfRange(bytes, at + LinkFrame.HEAD, end - LinkFrame.TAIL));
                    forget(end);
                    return Optional.of(frame);
                }
            }
        }
        return forget(bytes.length);
    }

    /** Gives up the frame that has begun: the rest of it will not come. What follows its sync byte may hold another. */
    public Optional<LinkFrame> giveUp() {
        Optional<LinkFrame> frame = next();
        while (frame.isEmpty() && bytes.length > 0) {
            forget(1);
            frame = next();
        }
        return frame;
    }

    private int end(int at) {
        int known = at + LinkFrame.HEAD + LinkFrame.TAIL;
        return at + 3 < bytes.length ? known + (bytes[at + 3] & 0xFF) : known;
    }

    private boolean isWhole(int at, int end) {
        int crc = ByteBuffer.wrap(bytes, end - LinkFrame.TAIL, LinkFrame.TAIL)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        return crc == LinkFrame.crc(bytes, at + 1, end - LinkFrame.TAIL);
    }

    private Optional<LinkFrame> forget(int count) {
        bytes = Arrays.copyOfRange(bytes, count, bytes.length);
        return Optional.empty();
    }
}
