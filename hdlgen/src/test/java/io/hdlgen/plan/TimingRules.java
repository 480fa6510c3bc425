package io.hdlgen.plan;

import io.hdlgen.golden.spec.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A second reading of the timing rules, beat by beat and without any formula of {@link OpTiming}: lays a program out on a time axis, sample after sample, and says which micro-operation reads
 * something too early.
 */
final class TimingRules {
    private static final int SAMPLES = 4;
    private static final int QUEUE = 5;

    private final List<MicroOp> program;
    private final Shape shape;
    private final Latencies latency;
    private final boolean singlePort;

    TimingRules(List<MicroOp> program, Shape shape, Latencies latency) {
        this(program, shape, latency, false);
    }

    TimingRules(List<MicroOp> program, Shape shape, Latencies latency, boolean singlePort) {
        this.program = program;
        this.shape = shape;
        this.latency = latency;
        this.singlePort = singlePort;
    }

    /** The least gaps by trial: whenever something is violated, the micro-operation that does it waits one clock more, and all begins again. */
    int[] gapsByTrial() {
        int[] gaps = new int[program.size()];
        for (int bad = firstViolation(gaps); bad >= 0; bad = firstViolation(gaps)) {
            gaps[bad]++;
        }
        return gaps;
    }

    /** Clocks from one sample's first beat to the next one's. */
    long cycles(int[] gaps) {
        long clock = 0;
        for (int k = 0; k < gaps.length; k++) {
            clock += gaps[k] + beats(program.get(k)).size();
        }
        return clock;
    }

    /** The first micro-operation that breaks a rule, or -1. */
    int firstViolation(int[] gaps) {
        Axis axis = new Axis();
        long clock = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            for (int k = 0; k < gaps.length; k++) {
                clock += gaps[k];
                List<Beat> beats = beats(program.get(k));
                if (gaps[k] + beats.size() < 2 || !axis.holds(program.get(k), beats, clock)) {
                    return k;
                }
                clock += beats.size();
            }
        }
        return -1;
    }

    /** What has been written when, and what has left the array. */
    private final class Axis {
        /** First clock in which a word may be asked for. */
        private final Map<String, Long> readable = new HashMap<>();

        private final List<Long> lastDrains = new ArrayList<>();
        private long lossIdle = Long.MIN_VALUE; // first clock in which the unit of the loss takes words
        private long lastWrite = Long.MIN_VALUE; // last clock, as a beat that reads, in which an update writes
        private long busyUntil = Long.MIN_VALUE; // last clock in which a result drained
        private long unitUntil = Long.MIN_VALUE; // last clock in which the softmax unit writes an error
        private long finalFrom = Long.MIN_VALUE; // first clock in which all updates so far stand in all banks

        /** A bank with one port is read five clocks before it is written; what a micro-operation reads comes after all that others write. */
        private boolean portIsFree(List<Beat> beats, long start) {
            boolean free = true;
            List<Long> own = new ArrayList<>();
            for (int b = 0; b < beats.size(); b++) {
                long now = start + b;
                if (beats.get(b).reads().stream().anyMatch(word -> word.contains("/"))) {
                    free &= now > lastWrite && !own.contains(now);
                }
                if (!beats.get(b).updates().isEmpty()) {
                    own.add(now + 5);
                }
            }
            lastWrite = own.isEmpty() ? lastWrite : own.get(own.size() - 1);
            return free;
        }

        boolean holds(MicroOp op, List<Beat> beats, long start) {
            boolean holds = !singlePort || portIsFree(beats, start);
            List<Long> drains = new ArrayList<>();
            for (int b = 0; b < beats.size(); b++) {
                long now = start + b;
                for (String word : beats.get(b).reads()) {
                    holds &= now >= readable.getOrDefault(word, Long.MIN_VALUE);
                }
                // Two clocks after the beat other noise is there, and then the old must have been compared.
                holds &= !op.stream().drawn() || now + 2 > finalFrom;
                for (String word : beats.get(b).updates()) {
                    readable.put(word, now + latency.update());
                    finalFrom = now + latency.bankWrite() + shape.blocks() - 1;
                }
                for (int delay : beats.get(b).drains()) {
                    drains.add(now + delay);
                }
            }
            if (op.kind() == OpKind.FACTOR) {
                readable.put("h", start + latency.factor());
            }
            boolean drainHolds = drains.isEmpty() || drain(op, drains, start);
            return holds && drainHolds;
        }

        /** Both the clocks of the unit of a loss, n + 17 or T + 4 until the loss is valid, and the register after it. */
        private boolean loss(Vector destination, long first, long last) {
            boolean logarithm = destination.home() == Vector.Home.LOG_LOSS;
            int tap = logarithm ? latency.logits() : latency.errors();
            boolean idle = first + tap >= lossIdle;
            lossIdle = last + tap + (logarithm ? destination.elements() + 17 : shape.block() < 4 ? 5 : 6);
            // A FACTOR reads the register two clocks after its beat.
            readable.put("losses", lossIdle + 1 - 2);
            return idle;
        }

        private boolean drain(MicroOp op, List<Long> drains, long start) {
            boolean holds = lastDrains.size() < QUEUE || start >= lastDrains.get(lastDrains.size() - QUEUE);
            drains.sort(null);
            Vector destination = op.result().destination();
            int words = wordsOf(destination);
            for (int i = 0; i < drains.size(); i++) {
                long drain = drains.get(i);
                holds &= drain > busyUntil;
                busyUntil = Math.max(busyUntil, drain);
                if (i < words) {
                    holds &=
                            drain >= readable.getOrDefault(op.result().operand().vector() + " " + i, Long.MIN_VALUE);
                    readable.put(destination + " " + i, drain + latency.write());
                }
            }
            if (destination.isLoss()) {
                holds &= loss(destination, drains.get(0), drains.get(words - 1));
            }
            if (destination.home() == Vector.Home.SOFTMAX) {
                int n = destination.elements();
                holds &= drains.get(0) + latency.logits() > unitUntil;
                unitUntil = drains.get(words - 1) + latency.logits() + 27 + 2L * n;
                for (int w = 0; w < words; w++) {
                    long taken = drains.get(words - 1) + latency.logits();
                    long asked = taken + 27 + n + Math.min(n, (w + 1) * shape.block());
                    readable.put(destination + " " + w, asked - 1);
                }
            }
            if (destination.home() == Vector.Home.SUM) {
                // The sum is rounded in one more clock, and a beat's word is multiplied two clocks after it.
                readable.put("h", drains.get(words - 1) + latency.sum() + 1 - 2);
                // A FACTOR that divides reads it four clocks after its beat.
                readable.put("sum", drains.get(words - 1) + latency.sum() - 4);
            }
            lastDrains.add(drains.get(drains.size() - 1));
            return holds;
        }
    }

    /**
     * One clock of a micro-operation.
     *
     * @param reads words of vectors, {@code x1 3}, and of matrices, {@code W1 2/3}
     * @param updates words of matrices
     * @param drains clocks from now to results that this beat completes
     */
    private record Beat(List<String> reads, List<String> updates, List<Integer> drains) {
        static Beat idle() {
            return new Beat(List.of(), List.of(), List.of());
        }
    }

    private List<Beat> beats(MicroOp op) {
        return switch (op.kind()) {
            case FORWARD -> forward(op);
            case TRANSPOSED -> transposed(op);
            case UPDATE -> update(op);
            case HOLD -> hold(op);
            case MAP -> map(op);
            case FACTOR ->
                List.of(new Beat(op.terms() > 0 ? List.of("losses", "sum") : List.of("losses"), List.of(), List.of()));
        };
    }

    private List<Beat> forward(MicroOp op) {
        int tiles = ceil(op.matrix().rows(), shape.lanes());
        int words = ceil(rowLength(op), shape.block());
        List<Beat> beats = new ArrayList<>();
        for (int t = 0; t < tiles; t++) {
            for (int c = 0; c < words; c++) {
                Integer[] drains = new Integer[c == words - 1 ? shape.blocks() : 0];
                Arrays.setAll(drains, g -> latency.drain() + g);
                beats.add(new Beat(List.of(op.stream() + " " + c, weight(op, t, c)), List.of(), Arrays.asList(drains)));
            }
            // A tile's NB results take NB clocks to leave.
            for (int idle = words; tiles > 1 && idle < shape.blocks(); idle++) {
                beats.add(Beat.idle());
            }
        }
        return beats;
    }

    private List<Beat> transposed(MicroOp op) {
        int tiles = ceil(op.held().elements(), shape.lanes());
        int words = wordsOf(op.result().destination());
        List<Beat> beats = new ArrayList<>();
        for (int c = 0; c < words; c++) {
            for (int t = 0; t < tiles; t++) {
                List<Integer> drains = t == tiles - 1 ? List.of(latency.drain() + shape.blocks()) : List.of();
                beats.add(new Beat(List.of(weight(op, t, c)), List.of(), drains));
            }
        }
        return beats;
    }

    private List<Beat> update(MicroOp op) {
        int words = ceil(rowLength(op), shape.block());
        List<Beat> beats = new ArrayList<>();
        for (int t = 0; t < ceil(op.held().elements(), shape.lanes()); t++) {
            beats.addAll(handOut(op, t));
            for (int c = 0; c < words; c++) {
                String weight = weight(op, t, c);
                if (singlePort && beats.size() % 2 == 0) {
                    beats.add(Beat.idle()); // words are read in odd beats
                }
                beats.add(new Beat(List.of(op.stream() + " " + c, weight), List.of(weight), List.of()));
            }
        }
        return beats;
    }

    private List<Beat> hold(MicroOp op) {
        List<Beat> beats = new ArrayList<>();
        for (int t = 0; t < ceil(op.held().elements(), shape.lanes()); t++) {
            beats.addAll(handOut(op, t));
        }
        return beats;
    }

    private List<Beat> handOut(MicroOp op, int tile) {
        List<Beat> beats = new ArrayList<>();
        for (int g = 0; g < shape.blocks(); g++) {
            beats.add(new Beat(List.of(op.held() + " " + (tile * shape.blocks() + g)), List.of(), List.of()));
        }
        return beats;
    }

    private List<Beat> map(MicroOp op) {
        return switch (op.stream().home()) {
            case RADEMACHER -> bits(op);
            case GAUSSIAN -> elements(op);
            default -> words(op);
        };
    }

    /** Rademacher noise: S bits a beat, until whole bytes are drawn. */
    private List<Beat> bits(MicroOp op) {
        List<Beat> beats = new ArrayList<>();
        int n = op.stream().elements();
        for (int drawn = 0; drawn < n || drawn % 8 != 0; drawn += shape.block()) {
            beats.add(new Beat(List.of(), List.of(), List.of(latency.mapDrain())));
        }
        return beats;
    }

    /** Gaussian noise: a clock an element, also for those that the last word does not have. */
    private List<Beat> elements(MicroOp op) {
        List<Beat> beats = new ArrayList<>();
        for (int word = 0; word < wordsOf(op.stream()); word++) {
            for (int k = 0; k < shape.block(); k++) {
                List<Integer> drains = k == shape.block() - 1 ? List.of(latency.mapDrain()) : List.of();
                beats.add(new Beat(List.of(), List.of(), drains));
            }
        }
        return beats;
    }

    private List<Beat> words(MicroOp op) {
        List<Beat> beats = new ArrayList<>();
        for (int c = 0; c < wordsOf(op.stream()); c++) {
            String word = op.stream() + " " + c;
            List<String> reads = op.times() == MicroOp.Times.ONE ? List.of(word) : List.of(word, "h");
            beats.add(new Beat(reads, List.of(), List.of(latency.mapDrain())));
        }
        return beats;
    }

    private int wordsOf(Vector vector) {
        return ceil(vector.elements(), shape.block());
    }

    /** A row's stored entries: what a weight matrix has beyond its columns is the bias. */
    private static int rowLength(MicroOp op) {
        return op.matrix().columns() + (op.matrix().name().startsWith("W") ? 1 : 0);
    }

    private static String weight(MicroOp op, int tile, int word) {
        return op.matrix() + " " + tile + "/" + word;
    }

    private static int ceil(int a, int b) {
        return (a + b - 1) / b;
    }
}
