package io.hdlgen.link.host;

import io.hdlgen.link.Command;
import io.hdlgen.link.Command.Kind;
import io.hdlgen.link.IdentityField;
import io.hdlgen.link.LinkFrame;
import io.hdlgen.link.LinkProtocol;
import io.hdlgen.link.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Commands over a wire that may flip, lose, repeat and reorder bytes: every command is executed once, or an exception says that it may not have been.
 *
 * <p>Up to {@link LinkProtocol#WINDOW} frames are under way. All of them are sent again, in order, when no answer comes in time or one tells that a frame is missing.
 */
public final class LinkSession {
    private static final int ATTEMPTS = 20;
    /** After so long nobody is talking. */
    private static final Duration QUIET = Duration.ofMillis(50);

    private static final Duration BUSY_LIMIT = Duration.ofSeconds(30);

    private final FrameInput input;
    private final OutputStream output;
    private final Duration limit;
    private final Deque<LinkFrame> window = new ArrayDeque<>();
    private int sequence;
    private long resent;

    /**
     * A session that has not begun.
     *
     * @param limit longest time from a frame to its answer, with the bytes of two frames on the wire
     */
    public LinkSession(InputStream input, OutputStream output, Duration limit) {
        this.input = new FrameInput(input);
        this.output = output;
        this.limit = limit;
    }

    /** Begins the session, whatever was before; the identity of the engine. */
    public byte[] hello() {
        window.clear();
        while (input.next(QUIET).isPresent()) {
            // an answer to somebody before
        }
        byte[] identity = call(Command.HELLO);
        if (identity.length != IdentityField.BYTES) {
            throw new LinkException("an identity of " + identity.length + " bytes");
        }
        return identity;
    }

    /** Sends a command that changes something; its answer is looked at later. */
    public void post(Command command, byte... payload) {
        if (command.kind() != Kind.CHANGING) {
            throw new IllegalArgumentException(command + " has an answer");
        }
        enqueue(command, payload);
    }

    /** Sends a command; the payload of its answer. Everything before it has been executed then. */
    public byte[] call(Command command, byte... payload) {
        enqueue(command, payload);
        return drain(0);
    }

    /** Waits until everything has been executed. */
    public void finish() {
        drain(0);
    }

    /** Frames that had to be sent more than once. */
    public long resent() {
        return resent;
    }

    private void enqueue(Command command, byte[] payload) {
        if (payload.length > LinkProtocol.PAYLOAD_MAX) {
            throw new IllegalArgumentException(payload.length + " bytes of payload");
        }
        drain(LinkProtocol.WINDOW - 1);
        sequence = (sequence + 1) & 0xFF;
        LinkFrame frame = new LinkFrame(command.code(), sequence, payload);
        window.add(frame);
        send(List.of(frame));
    }

    /** Waits until at most so many frames are under way; the payload of the last answer. */
    private byte[] drain(int left) {
        byte[] payload = {};
        int silent = 0;
        long begun = System.nanoTime();
        while (window.size() > left) {
            int before = window.size();
            Optional<LinkFrame> answer = input.next(limit);
            boolean last = answer.isPresent()
                    && answer.get().sequence() == window.getLast().sequence();
            if (answer.isPresent() && isPending(answer.get())) {
                payload = answer.get().payload();
                take(answer.get());
            }
            if (window.size() < before) {
                silent = 0;
                begun = System.nanoTime();
            }
            // Answers come in order: after the one to the last frame no other is to come.
            if (!window.isEmpty() && (last || answer.isEmpty())) {
                silent = answer.isEmpty() ? silent + 1 : 0;
                if (silent > ATTEMPTS) {
                    throw new LinkException("the engine does not answer");
                }
                if (System.nanoTime() - begun > BUSY_LIMIT.toNanos()) {
                    throw new LinkException("the engine stays busy");
                }
                again();
            }
        }
        return payload;
    }

    private void take(LinkFrame answer) {
        switch (status(answer)) {
            case OK -> {
                while (window.removeFirst().sequence() != answer.sequence()) {
                    // executed before it; only the answer was lost
                }
            }
            case BUSY, SEQUENCE -> acknowledge(done(answer));
            case UNKNOWN, LENGTH, MISSING ->
                throw new LinkException(
                        "the engine refuses a frame: " + status(answer).meaning());
        }
    }

    /** The frames up to this number have been executed; one that asks for an answer is still to be answered. */
    private void acknowledge(int number) {
        if (window.stream().anyMatch(frame -> frame.sequence() == number)) {
            boolean found = false;
            while (!found && changes(window.getFirst())) {
                found = window.removeFirst().sequence() == number;
            }
        }
    }

    private static boolean changes(LinkFrame frame) {
        return Arrays.stream(Command.values()).anyMatch(c -> c.code() == frame.code() && c.kind() == Kind.CHANGING);
    }

    private boolean isPending(LinkFrame answer) {
        return window.stream().anyMatch(frame -> frame.sequence() == answer.sequence());
    }

    private static Status status(LinkFrame answer) {
        return Arrays.stream(Status.values())
                .filter(s -> s.code() == (answer.code() & 0x7))
                .findFirst()
                .orElseThrow(() -> new LinkException("an answer with the status " + answer.code()));
    }

    private static int done(LinkFrame answer) {
        if (answer.payload().length != 1) {
            throw new LinkException("a refusal with " + answer.payload().length + " bytes");
        }
        return answer.payload()[0] & 0xFF;
    }

    private void again() {
        resent += window.size();
        send(window);
    }

    private void send(Iterable<LinkFrame> frames) {
        try {
            for (LinkFrame frame : frames) {
                output.write(frame.bytes(LinkProtocol.REQUEST_SYNC));
            }
            output.flush();
        } catch (IOException e) {
            throw new LinkException("the wire is cut: " + e.getMessage(), e);
        }
    }
}
