package io.hdlgen.plan;

import io.hdlgen.golden.spec.Design;
import io.hdlgen.sim.manifest.Layout;
import java.util.List;

/**
 * Everything that is decided before a line of Verilog is written.
 *
 * @param design what is built
 * @param layout where matrices and vectors stand
 * @param program micro-operations of one sample
 * @param timings beats of each of them
 * @param schedule when each runs
 * @param latencies of the pipeline
 * @param widths in bits
 * @param finalOffset clocks from the first beat of a sample until its last weight and random state is final
 */
public record Plan(
        Design design,
        Layout layout,
        List<MicroOp> program,
        List<OpTiming> timings,
        Schedule schedule,
        Latencies latencies,
        Widths widths,
        long finalOffset) {
    public Plan {
        program = List.copyOf(program);
        timings = List.copyOf(timings);
    }

    /** Whether the rule sends errors back through the weights, which takes a second sum tree a block. */
    public boolean transposed() {
        return program.stream().anyMatch(op -> op.kind() == OpKind.TRANSPOSED);
    }

    /** Whether any result is masked by a derivative. */
    public boolean masked() {
        return program.stream().anyMatch(op -> !op.maskVector().isEmpty());
    }

    /** Whether the program has a DFA projection. */
    public boolean projection() {
        return program.stream().anyMatch(MicroOp::projection);
    }

    /** Whether the projection's matrices come from LFSRs. */
    public boolean regenerated() {
        return projection() && FeedbackCode.regenerated(design.description());
    }

    /** Whether the loss is softmax cross-entropy. */
    public boolean softmax() {
        return CommonProgram.softmax(design.description());
    }
}
