package io.hdlgen.plan;

import io.hdlgen.golden.spec.Shape;
import io.hdlgen.plan.Schedule.Slot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Static list scheduling in program order: every micro-operation starts at the first clock at which all its beats find their data. Several samples are laid end to end; the
 * largest gap that a micro-operation ever needs is the gap it gets, so the schedule holds for every sample.
 */
final class Scheduler {
    private static final int SAMPLES = 4;
    /** Descriptors that fit the queue of the result path. */
    private static final int QUEUE = 4;

    private static final long LONG_AGO = -1_000_000_000L;

    private final Shape shape;
    private final Latencies latency;

    /** First beat that may read each word of a vector; the softmax unit's error is one of them. */
    private final Map<String, long[]> vectorReady = new HashMap<>();

    /** First beat that may read each word of a matrix, tile by tile. */
    private final Map<String, long[]> matrixReady = new HashMap<>();

    private final Deque<Long> lastDrains = new ArrayDeque<>();
    private long end;

    private Scheduler(Shape shape, Latencies latency) {
        this.shape = shape;
        this.latency = latency;
    }

    static Schedule schedule(List<OpTiming> ops, Shape shape, Latencies latency) {
        int[] gaps = new int[ops.size()];
        int[] before;
        // A gap that grows in one sample may make an earlier constraint bind in the next; gaps only grow, so this ends.
        do {
            before = gaps.clone();
            Scheduler s = new Scheduler(shape, latency);
            for (int k = 0; k < SAMPLES * gaps.length; k++) {
                int op = k % gaps.length;
                gaps[op] = s.place(ops.get(op), gaps[op], true);
            }
        } while (!Arrays.equals(before, gaps));
        return slots(ops, gaps);
    }

    /**
     * Checks a schedule against every constraint over several samples, independently of how it was found.
     *
     * @return the index of the first micro-operation that starts too early, or -1
     */
    static int firstViolation(List<OpTiming> ops, Shape shape, Latencies latency, int[] gaps) {
        Scheduler s = new Scheduler(shape, latency);
        for (int sample = 0; sample < SAMPLES; sample++) {
            for (int k = 0; k < gaps.length; k++) {
                if (s.place(ops.get(k), gaps[k], false) > gaps[k]) {
                    return k;
                }
            }
        }
        return -1;
    }

    private static Schedule slots(List<OpTiming> ops, int[] gaps) {
        List<Slot> slots = new ArrayList<>();
        long at = 0;
        for (int k = 0; k < gaps.length; k++) {
            long start = k == 0 ? 0 : at + gaps[k];
            slots.add(new Slot(gaps[k], start, ops.get(k).beats()));
            at = start + ops.get(k).beats();
        }
        return new Schedule(at + gaps[0], slots);
    }

    /** Places one micro-operation behind the last one; returns the gap that it needs, at least {@code least}. */
    private int place(OpTiming t, int least, boolean grow) {
        long start = end + least;
        start = Math.max(start, afterVectors(t));
        start = Math.max(start, afterWeights(t));
        start = Math.max(start, afterResults(t));
        start = Math.max(start, end + 2 - t.beats());
        int gap = Math.toIntExact(start - end);
        commit(t, end + (grow ? gap : least));
        return gap;
    }

    /** Constraint: every word of the streamed and the held vector is written when its beat reads it. */
    private long afterVectors(OpTiming t) {
        long start = LONG_AGO;
        long[] stream = vectorReady.get(t.op().stream());
        if (stream != null) {
            for (int c = 0; c < t.streamWords(); c++) {
                start = Math.max(start, stream[c] - t.streamOffset(c));
            }
        }
        long[] held = vectorReady.get(t.op().held());
        if (held != null) {
            for (int w = 0; w < t.heldWords(); w++) {
                start = Math.max(start, held[w] - t.heldOffset(w));
            }
        }
        return start;
    }

    /** Constraint: every weight word is updated when its beat reads it. */
    private long afterWeights(OpTiming t) {
        long start = LONG_AGO;
        long[] matrix = matrixReady.get(t.op().matrix());
        if (matrix == null) {
            return start;
        }
        int rowWords = matrix.length / t.tiles();
        for (int tile = 0; tile < t.tiles(); tile++) {
            for (int c = 0; c < t.words(); c++) {
                start = Math.max(start, matrix[tile * rowWords + c] - t.weightOffset(tile, c));
            }
        }
        return start;
    }

    /** Constraints of the result path: one word a clock in program order, a place in the queue, the mask's words written. */
    private long afterResults(OpTiming t) {
        if (!t.op().kind().hasResults()) {
            return LONG_AGO;
        }
        long start = LONG_AGO;
        if (!lastDrains.isEmpty()) {
            start = lastDrains.getLast() + 1 - t.drainOffset(0, latency);
        }
        if (lastDrains.size() == QUEUE) {
            start = Math.max(start, lastDrains.getFirst() + 1);
        }
        long[] mask = vectorReady.get(t.op().maskVector());
        if (mask != null) {
            for (int i = 0; i < t.resultWords(); i++) {
                start = Math.max(start, mask[i] - t.drainOffset(i, latency));
            }
        }
        return start;
    }

    private void commit(OpTiming t, long start) {
        end = start + t.beats();
        if (t.op().kind() == OpKind.UPDATE) {
            long[] ready = matrixReady.computeIfAbsent(t.op().matrix(), m -> new long[t.tiles() * t.words()]);
            for (int tile = 0; tile < t.tiles(); tile++) {
                for (int c = 0; c < t.words(); c++) {
                    ready[tile * t.words() + c] = start + t.weightOffset(tile, c) + latency.update();
                }
            }
        }
        if (t.op().kind().hasResults()) {
            commitResults(t, start);
        }
    }

    private void commitResults(OpTiming t, long start) {
        if (lastDrains.size() == QUEUE) {
            lastDrains.removeFirst();
        }
        lastDrains.addLast(start + t.drainOffset(t.drainWords() - 1, latency));
        long[] ready = new long[t.resultWords()];
        if (t.op().destination().equals(MicroOp.SOFTMAX)) {
            long taken = start + t.drainOffset(t.resultWords() - 1, latency) + latency.logits();
            // A beat presents its address one clock after it is issued.
            Arrays.setAll(ready, w -> taken + SoftmaxTiming.ready(t.classes(), shape.block(), w) - 1);
        } else {
            Arrays.setAll(ready, w -> start + t.drainOffset(w, latency) + latency.write());
        }
        vectorReady.put(t.op().destination(), ready);
    }
}
