package io.hdlgen.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Results that nobody reads before they are written again, or at all. A program has none: each would cost beats for nothing. That every error is read also keeps the softmax unit from
 * being started while it works, because whoever reads an error waits until it stands.
 */
final class UnreadResults {
    /** Where h stands. */
    private static final String FACTOR = "h";
    /** Where a sum of products stands. */
    private static final String SUM = "sum";
    /** The lanes' held values. */
    private static final String HELD = "held";

    /** Whether h is formed of losses; else a sum of products is h. */
    private final boolean factors;
    /** What the micro-operations behind the one at hand read before they write it. */
    private final Set<String> awaited = new HashSet<>();

    private UnreadResults(List<MicroOp> program) {
        this.factors = program.stream().anyMatch(op -> op.kind() == OpKind.FACTOR);
    }

    /** The program without micro-operations whose results nobody reads. What draws noise stays: the draws after it depend on it. */
    static List<MicroOp> removed(List<MicroOp> program) {
        UnreadResults results = new UnreadResults(program);
        Deque<MicroOp> kept = new ArrayDeque<>();
        for (int k = program.size() - 1; k >= 0; k--) {
            MicroOp op = program.get(k);
            if (results.awaits(op) || op.result().logits() || op.stream().drawn()) {
                kept.addFirst(op);
                results.pass(op);
            }
        }
        return List.copyOf(kept);
    }

    /** The last micro-operation whose result nobody reads. */
    static Optional<MicroOp> find(List<MicroOp> program) {
        UnreadResults results = new UnreadResults(program);
        for (int k = program.size() - 1; k >= 0; k--) {
            MicroOp op = program.get(k);
            if (!results.awaits(op)) {
                return Optional.of(op);
            }
            results.pass(op);
        }
        return Optional.empty();
    }

    static void check(List<MicroOp> program) {
        find(program).ifPresent(op -> {
            throw new IllegalStateException(op.name() + " has a result that nobody reads");
        });
    }

    /** Whether its result is read; matrices are read by the next sample, logits that only pass by the prediction. */
    private boolean awaits(MicroOp op) {
        return op.kind() == OpKind.UPDATE
                || (op.result().logits() && op.result().destination().home() == Vector.Home.NOWHERE)
                || awaited.contains(writes(op));
    }

    private void pass(MicroOp op) {
        awaited.remove(writes(op));
        awaited.addAll(reads(op));
    }

    /** The place of its result; empty if there is none. */
    private static String writes(MicroOp op) {
        return switch (op.kind()) {
            case UPDATE -> "";
            case HOLD -> HELD;
            case FACTOR -> FACTOR;
            case FORWARD, TRANSPOSED, MAP -> {
                Vector destination = op.result().destination();
                yield destination.isLoss() ? loss(op.result().logits()) : destination.name();
            }
        };
    }

    /** C0 is the loss of the sample's logits. */
    private static String loss(boolean logits) {
        return logits ? "C0" : "C1";
    }

    private List<String> reads(MicroOp op) {
        List<String> reads = new ArrayList<>();
        switch (op.kind()) {
            case FACTOR -> {
                reads.add(loss(true));
                reads.add(loss(false));
                if (op.terms() > 0) {
                    reads.add(SUM);
                }
            }
            case TRANSPOSED -> reads.add(HELD);
            case UPDATE, HOLD -> reads.add(op.held().name());
            case FORWARD, MAP -> {}
        }
        reads.add(op.stream().name());
        reads.add(op.result().operand().vector().name());
        if (op.byScalar()) {
            reads.add(factors ? FACTOR : SUM);
        }
        if (op.result().operand().use() == Operand.Use.DOT_ON) {
            reads.add(SUM);
        }
        return reads;
    }
}
