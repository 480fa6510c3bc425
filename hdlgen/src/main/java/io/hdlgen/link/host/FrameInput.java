package io.hdlgen.link.host;

import io.hdlgen.link.FrameFinder;
import io.hdlgen.link.LinkFrame;
import io.hdlgen.link.LinkProtocol;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Answers from a stream, with a limit to the wait for one; a thread reads, because a stream's own read may wait for ever. */
final class FrameInput {
    private final BlockingQueue<byte[]> read = new LinkedBlockingQueue<>();
    private final FrameFinder finder = new FrameFinder(LinkProtocol.ANSWER_SYNC);

    FrameInput(InputStream stream) {
        Thread thread = new Thread(() -> pump(stream), "host link");
        thread.setDaemon(true);
        thread.start();
    }

    private void pump(InputStream stream) {
        byte[] bytes = new byte[256];
        try {
            int count = stream.read(bytes);
            while (count >= 0) {
                read.add(Arrays.copyOf(bytes, count));
                count = stream.read(bytes);
            }
        } catch (IOException closed) {
            // as at the end of the stream: nothing more will come, and whoever waits will say so
        }
    }

    /** The next answer, if one comes in time. */
    Optional<LinkFrame> next(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        Optional<LinkFrame> frame = finder.next();
        while (frame.isEmpty()) {
            byte[] more = poll(end - System.nanoTime());
            if (more.length == 0 && System.nanoTime() >= end) {
                return finder.giveUp();
            }
            finder.add(more, more.length);
            frame = finder.next();
        }
        return frame;
    }

    private byte[] poll(long nanoseconds) {
        try {
            byte[] more = read.poll(Math.max(0, nanoseconds), TimeUnit.NANOSECONDS);
            return more == null ? new byte[0] : more;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkException("interrupted", e);
        }
    }
}
