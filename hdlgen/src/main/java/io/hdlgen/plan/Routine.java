package io.hdlgen.plan;

import java.util.List;

/**
 * A program that has been scheduled.
 *
 * @param program micro-operations of one sample
 * @param timings beats of each of them
 * @param schedule when each runs
 */
public record Routine(List<MicroOp> program, List<OpTiming> timings, Schedule schedule) {
    public Routine {
        program = List.copyOf(program);
        timings = List.copyOf(timings);
    }

    /** The last micro-operation that reads the input, or whose results need the label that came with it. */
    int lastReader() {
        int last = program.size() - 1;
        while (!program.get(last).readsInput() && !needsLabel(program.get(last).result())) {
            last--;
        }
        return last;
    }

    private static boolean needsLabel(Result r) {
        return r.logits()
                || r.onehot()
                || r.destination().isLoss()
                || r.destination().home() == Vector.Home.SOFTMAX;
    }
}
