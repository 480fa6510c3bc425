package io.hdlgen.plan;

import io.hdlgen.golden.spec.Shape;
import io.hdlgen.plan.Schedule.Slot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Static list scheduling in program order: every micro-operation starts at the first clock at which all its beats find their data. Several samples are laid end to end; the
 * largest gap that a micro-operation ever needs is the gap it gets, so the schedule holds for every sample.
 */
final class Scheduler {
    private static final int SAMPLES = 4;
    /** The same of one program; a program of one micro-operation fills the queue with so many. */
    private static final int ALONE = 8;
    /** Micro-operations whose results are still to come: four in the queue of the result path and the one that is served. */
    private static final int QUEUE = 5;

    private static final long LONG_AGO = -1_000_000_000L;
    /** Words of what no micro-operation has written yet. */
    private static final long[] UNKNOWN = {};

    private final Shape shape;
    private final Latencies latency;
    private final Set<Constraint> obeyed;

    /** First beat that may read each word of a vector; the softmax unit's error is one of them. */
    private final Map<Vector, long[]> vectorReady = new HashMap<>();

    /** First beat that may read each word of a matrix, tile by tile. */
    private final Map<BankMatrix, long[]> matrixReady = new HashMap<>();

    private final Deque<Long> lastDrains = new ArrayDeque<>();
    /** First beat that may read the banks; those with two ports any may. */
    private long bankFree = LONG_AGO;
    /** First clock in which all that the updates so far write stands in the banks. */
    private long finalAt = LONG_AGO;

    /** First clock in which the unit of the loss may take a word. */
    private long lossIdle = LONG_AGO;

    /** First clock in which the loss stands in its register. */
    private long lossReady = LONG_AGO;

    /** First clock in which the sum of products stands. */
    private long sumReady = LONG_AGO;

    /** First beat whose word may be multiplied by the factor. */
    private long factorReady = LONG_AGO;

    private long end;

    private Scheduler(Shape shape, Latencies latency, Set<Constraint> obeyed) {
        this.shape = shape;
        this.latency = latency;
        this.obeyed = obeyed;
    }

    /**
     * The schedule of a program.
     *
     * @param obeyed all constraints; a test that leaves one out gets a schedule that must fail
     */
    static Schedule schedule(List<OpTiming> ops, Shape shape, Latencies latency, Set<Constraint> obeyed) {
        return scheduleAll(List.of(ops), shape, latency, obeyed).get(0);
    }

    /** Schedules of several programs, any of which may follow any other from sample to sample. */
    static List<Schedule> scheduleAll(
            List<List<OpTiming>> programs, Shape shape, Latencies latency, Set<Constraint> obeyed) {
        List<int[]> gaps = programs.stream().map(ops -> new int[ops.size()]).toList();
        boolean grown = true;
        // A gap that grows in one sample may make an earlier constraint bind in the next; gaps only grow, so this ends.
        while (grown) {
            grown = false;
            for (int[] order : orders(programs.size())) {
                Scheduler s = new Scheduler(shape, latency, obeyed);
                for (int p : order) {
                    grown |= s.grow(programs.get(p), gaps.get(p));
                }
            }
        }
        List<Schedule> schedules = new ArrayList<>();
        for (int p = 0; p < programs.size(); p++) {
            schedules.add(slots(programs.get(p), gaps.get(p)));
        }
        return schedules;
    }

    /** Samples that are laid end to end: each program alone, and every way in which two of them follow each other in four samples. */
    private static List<int[]> orders(int programs) {
        List<int[]> orders = new ArrayList<>();
        for (int p = 0; p < programs; p++) {
            int[] alone = new int[ALONE];
            Arrays.fill(alone, p);
            orders.add(alone);
        }
        if (programs == 1) {
            return orders;
        }
        int all = Math.toIntExact(Math.round(Math.pow(programs, SAMPLES)));
        for (int number = 0; number < all; number++) {
            int[] order = new int[SAMPLES];
            for (int k = 0, rest = number; k < SAMPLES; k++, rest /= programs) {
                order[k] = rest % programs;
            }
            orders.add(order);
        }
        return orders;
    }

    /** Places a sample and lets its gaps grow; whether one did. */
    private boolean grow(List<OpTiming> ops, int[] gaps) {
        boolean grown = false;
        for (int k = 0; k < gaps.length; k++) {
            int before = gaps[k];
            gaps[k] = place(ops.get(k), before, true);
            grown |= gaps[k] > before;
        }
        return grown;
    }

    /**
     * Checks a schedule against every constraint over several samples, independently of how it was found.
     *
     * @return the index of the first micro-operation that starts too early, or -1
     */
    static int firstViolation(List<OpTiming> ops, Shape shape, Latencies latency, int[] gaps) {
        Scheduler s = new Scheduler(shape, latency, EnumSet.allOf(Constraint.class));
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
        for (Constraint constraint : obeyed) {
            start = Math.max(start, earliest(constraint, t));
        }
        int gap = Math.toIntExact(start - end);
        commit(t, end + (grow ? gap : least));
        return gap;
    }

    /** The first clock in which a micro-operation may start as far as one constraint is concerned. */
    private long earliest(Constraint constraint, OpTiming t) {
        boolean fromUnit = t.op().stream().home() == Vector.Home.SOFTMAX;
        return switch (constraint) {
            case STREAM_READY -> fromUnit ? LONG_AGO : afterStream(t);
            case SOFTMAX_READY -> fromUnit ? afterStream(t) : LONG_AGO;
            case HELD_READY -> afterHeld(t);
            case WEIGHTS_READY -> afterWeights(t);
            case BANK_FREE -> t.readsBanks() ? bankFree - t.weightOffset(0, 0) : LONG_AGO;
            case OPERAND_READY -> afterOperand(t);
            case DRAW_AFTER_FINAL -> t.op().stream().drawn() ? finalAt - 1 : LONG_AGO;
            case RESULTS_IN_ORDER -> afterResults(t);
            case QUEUE_PLACE -> afterQueue(t);
            case LOSS_IDLE -> afterLoss(t);
            case LOSS_READY -> t.op().kind() == OpKind.FACTOR ? lossReady - FactorTiming.LOSSES : LONG_AGO;
            case SUM_READY -> t.op().kind() == OpKind.FACTOR ? sumReady - FactorTiming.SUM : LONG_AGO;
            case FACTOR_READY -> t.op().byScalar() ? factorReady : LONG_AGO;
            case PREFETCH -> end + 2 - t.beats();
        };
    }

    private long afterLoss(OpTiming t) {
        Vector destination = t.op().result().destination();
        return destination.isLoss() ? lossIdle - lossWord(destination) - t.drainOffset(0, latency) : LONG_AGO;
    }

    /** From D0 to the clock in which the unit of the loss takes the word. */
    private int lossWord(Vector destination) {
        return destination.home() == Vector.Home.LOG_LOSS ? latency.logits() : latency.errors();
    }

    private long afterStream(OpTiming t) {
        long start = LONG_AGO;
        long[] stream = vectorReady.getOrDefault(t.op().stream(), UNKNOWN);
        for (int c = 0; c < stream.length; c++) {
            start = Math.max(start, stream[c] - t.streamOffset(c));
        }
        return start;
    }

    private long afterHeld(OpTiming t) {
        long start = LONG_AGO;
        long[] held = vectorReady.getOrDefault(t.op().held(), UNKNOWN);
        for (int w = 0; w < held.length; w++) {
            start = Math.max(start, held[w] - t.heldOffset(w));
        }
        return start;
    }

    private long afterWeights(OpTiming t) {
        long start = LONG_AGO;
        long[] matrix = matrixReady.getOrDefault(t.op().matrix(), UNKNOWN);
        int rowWords = matrix.length / t.tiles();
        for (int tile = 0; tile < t.tiles(); tile++) {
            for (int c = 0; c < Math.min(rowWords, t.words()); c++) {
                start = Math.max(start, matrix[tile * rowWords + c] - t.weightOffset(tile, c));
            }
        }
        return start;
    }

    private long afterOperand(OpTiming t) {
        long start = LONG_AGO;
        long[] operand = vectorReady.getOrDefault(t.op().result().operand().vector(), UNKNOWN);
        for (int i = 0; i < operand.length; i++) {
            start = Math.max(start, operand[i] - t.drainOffset(i, latency));
        }
        return start;
    }

    private long afterResults(OpTiming t) {
        return t.op().kind().hasResults() && !lastDrains.isEmpty()
                ? lastDrains.getLast() + 1 - t.drainOffset(0, latency)
                : LONG_AGO;
    }

    private long afterQueue(OpTiming t) {
        return t.op().kind().hasResults() && lastDrains.size() == QUEUE ? lastDrains.getFirst() : LONG_AGO;
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
            if (t.turns() > 1) {
                bankFree = end - 1 + latency.update();
            }
            finalAt = end - 1 + latency.bankWrite() + shape.blocks() - 1;
        }
        if (t.op().kind() == OpKind.FACTOR) {
            factorReady = start + latency.factor();
        }
        if (t.op().kind().hasResults()) {
            commitResults(t, start);
        }
    }

    /** The last word enters the unit; the register changes a clock after the loss is valid. */
    private void commitLoss(OpTiming t, long start) {
        Vector destination = t.op().result().destination();
        long taken = start + t.drainOffset(t.resultWords() - 1, latency) + lossWord(destination);
        boolean logarithm = destination.home() == Vector.Home.LOG_LOSS;
        int square = LossTiming.square(Widths.sumStages(shape.block()));
        int ready = logarithm ? LossTiming.logarithm(destination.elements()) : square;
        lossReady = taken + ready + 1;
        // The unit itself is free earlier, but which register the loss goes to must not change before it is valid.
        lossIdle = taken + ready;
    }

    private void commitResults(OpTiming t, long start) {
        if (lastDrains.size() == QUEUE) {
            lastDrains.removeFirst();
        }
        lastDrains.addLast(start + t.drainOffset(t.drainWords() - 1, latency));
        long[] ready = new long[t.resultWords()];
        Vector destination = t.op().result().destination();
        if (destination.home() == Vector.Home.SOFTMAX) {
            long taken = start + t.drainOffset(t.resultWords() - 1, latency) + latency.logits();
            // A beat presents its address one clock after it is issued.
            Arrays.setAll(ready, w -> taken + SoftmaxTiming.ready(destination.elements(), shape.block(), w) - 1);
        } else {
            Arrays.setAll(ready, w -> start + t.drainOffset(w, latency) + latency.write());
        }
        if (destination.isLoss()) {
            commitLoss(t, start);
        } else if (destination.home() == Vector.Home.SUM) {
            sumReady = start + t.drainOffset(t.resultWords() - 1, latency) + latency.sum();
            // Where h is the rounded sum it follows it by a clock.
            factorReady = sumReady + 1 - Latencies.MAP_WORD;
        } else if (destination.exists()) {
            vectorReady.put(destination, ready);
        }
    }
}
