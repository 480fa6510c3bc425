package io.hdlgen.plan;

import io.hdlgen.golden.spec.Design;
import java.util.List;

/**
 * Clocks of the pipeline, {@code docs/engine.md}, "Timing". All count from the issue of a beat. Each constant is exact: with any of them one lower some program reads a word too
 * early.
 *
 * @param drain D0 of block 0's sum: the clock in which it stands registered in front of the map elements
 * @param mapDrain D0 of a MAP's word
 * @param write from D0 to the first beat that may read the result
 * @param update from a beat of UPDATE to the first beat that may read the weight word
 * @param logits from D0 of the last logits word to the clock in which the softmax unit, or that of its loss, takes it
 * @param bankWrite from a beat of UPDATE to the first clock in which block 0's bank holds the word
 * @param errors from D0 of the last error word to the clock in which the unit of the squared error's loss takes it
 * @param sum from D0 of a word to the clock in which the sum of products has its products
 * @param factor from a FACTOR to the first beat whose word may be multiplied by h
 */
public record Latencies(
        int drain, int mapDrain, int write, int update, int logits, int bankWrite, int errors, int sum, int factor) {
    /** The clock of a MAP's beat in which its word is multiplied. */
    static final int MAP_WORD = 2;

    /** Of the generated engine with sum trees of one or two stages; h by a shift, no multiplier in front of the result path. */
    public static Latencies of(int sumStages) {
        return new Latencies(8 + sumStages, 3, 3, 6, 2, 9, 3, sumStages + 5, FactorTiming.ready(false) - MAP_WORD);
    }

    /** Of a program: a multiplier in front of the result path takes two clocks of every MAP. */
    static Latencies of(Design design, List<MicroOp> program, int sumStages) {
        Latencies l = of(sumStages);
        boolean product = program.stream()
                .anyMatch(op -> op.times() == MicroOp.Times.SCALAR || op.times() == MicroOp.Times.ITSELF);
        boolean factors = program.stream().anyMatch(op -> op.kind() == OpKind.FACTOR);
        return new Latencies(
                l.drain(),
                l.mapDrain() + (product ? 2 : 0),
                l.write(),
                l.update(),
                l.logits(),
                l.bankWrite(),
                l.errors(),
                l.sum(),
                factors && ScalarFactor.divides(design.description())
                        ? FactorTiming.ready(true) - MAP_WORD
                        : l.factor());
    }
}
