package io.hdlgen.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/** A wire with one fault at a time, in either direction, some bytes after it was armed. */
final class FaultyWire {
    /** What happens to a byte. */
    enum Fault {
        FLIP,
        LOSE,
        REPEAT,
        /** It comes after the byte that follows it. */
        REORDER,
        /** It is lost with all that follow it in the same frame, or before the next pause. */
        CUT
    }

    /** Which way it goes. */
    enum Direction {
        TO_ENGINE,
        BACK
    }

    private final Lane there = new Lane();
    private final Lane back = new Lane();
    private final OutputStream output;
    private final InputStream input;

    FaultyWire(SimulatedBoard board) {
        this.output = new Out(board.output());
        this.input = new In(board.input());
    }

    OutputStream output() {
        return output;
    }

    InputStream input() {
        return input;
    }

    /** Arms a fault at a byte after those of so far. */
    void arm(Fault fault, Direction direction, int after, SplittableRandom random) {
        lane(direction).arm(fault, after, random.nextInt(8));
    }

    /** No fault any more; whether it came to one. */
    boolean disarm(Direction direction) {
        return lane(direction).disarm();
    }

    private Lane lane(Direction direction) {
        return direction == Direction.TO_ENGINE ? there : back;
    }

    /** One direction. Armed by one thread, used by another. */
    private static final class Lane {
        private int left = -1;
        private Fault fault = Fault.FLIP;
        private int bit;
        private boolean cut;
        private boolean happened;
        private final Deque<Integer> held = new ArrayDeque<>();

        synchronized void arm(Fault kind, int after, int which) {
            fault = kind;
            left = after;
            bit = which;
            happened = false;
        }

        synchronized boolean disarm() {
            left = -1;
            cut = false;
            return happened;
        }

        /** What becomes of a byte: none, one or two. */
        synchronized int[] pass(int b) {
            if (cut) {
                return new int[0];
            }
            if (!held.isEmpty()) {
                return new int[] {b, held.remove()};
            }
            if (left < 0 || left-- > 0) {
                return new int[] {b};
            }
            happened = true;
            return switch (fault) {
                case FLIP -> new int[] {b ^ (1 << bit)};
                case LOSE -> new int[0];
                case REPEAT -> new int[] {b, b};
                case REORDER -> {
                    held.add(b);
                    yield new int[0];
                }
                case CUT -> {
                    cut = true;
                    yield new int[0];
                }
            };
        }

        /** The other side has paused: a cut wire is whole again, a byte that was held comes late. */
        synchronized int[] pause() {
            cut = false;
            return held.isEmpty() ? new int[0] : new int[] {held.remove()};
        }
    }

    private final class Out extends OutputStream {
        private final OutputStream next;

        Out(OutputStream next) {
            this.next = next;
        }

        @Override
        public void write(int b) throws IOException {
            for (int passed : there.pass(b & 0xFF)) {
                next.write(passed);
            }
        }

        @Override
        public void flush() throws IOException {
            for (int late : there.pause()) {
                next.write(late);
            }
            next.flush();
        }
    }

    private final class In extends InputStream {
        private final InputStream next;

        In(InputStream next) {
            this.next = next;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in blocks");
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            byte[] bytes = new byte[length / 2];
            int count = next.read(bytes, 0, bytes.length);
            if (count < 0) {
                return -1;
            }
            int passed = 0;
            for (int i = 0; i < count; i++) {
                for (int b : back.pass(bytes[i] & 0xFF)) {
                    into[at + passed++] = (byte) b;
                }
            }
            if (next.available() == 0) {
                for (int late : back.pause()) {
                    into[at + passed++] = (byte) late;
                }
            }
            return passed;
        }
    }
}
