package io.hdlgen.plan;

import io.hdlgen.plan.Schedule.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a plan costs, from the schedule and the layout alone. Cycles are exact: the RTL takes the same number.
 *
 * @param cyclesPerSample clock cycles of one training sample in steady state
 * @param multipliers of the array, S S NB
 * @param products multiplications that the rule needs for one sample, biases not counted
 * @param utilisation products / (multipliers x cycles), 0 to 1
 * @param memoryBits of the weight banks, padding included
 * @param matrixWords numbers in the weight banks, biases counted, padding not
 * @param vectorWords numbers in the vector memory
 * @param randomBits random bits that a sample uses, for rounding, regenerated feedback and perturbations
 * @param units hardware that the program asks for beyond products, sums and updates
 * @param breakdown where the cycles go; its parts add up to {@code cyclesPerSample}
 * @param operations the same by micro-operation
 * @param memories every memory of the design
 * @param multiplierUnits every multiplier of the design
 * @param inferenceCycles clock cycles from one sample that is only predicted to the next, if the engine can do that
 */
public record Estimate(
        long cyclesPerSample,
        int multipliers,
        long products,
        double utilisation,
        long memoryBits,
        long matrixWords,
        long vectorWords,
        long randomBits,
        List<String> units,
        Breakdown breakdown,
        List<OperationCost> operations,
        List<Memory> memories,
        List<MultiplierUnit> multiplierUnits,
        OptionalLong inferenceCycles) {

    /** Of a plan. */
    public static Estimate of(Plan plan) {
        long cycles = plan.schedule().cyclesPerSample();
        int multipliers = plan.design().shape().multipliers();
        long products = products(plan);
        return new Estimate(
                cycles,
                multipliers,
                products,
                (double) products / ((double) multipliers * cycles),
                (long) plan.layout().bankWords()
                        * plan.layout().block()
                        * plan.layout().weightBits()
                        * plan.design().shape().lanes(),
                plan.layout().matrices().stream()
                        .mapToLong(m -> (long) m.rows() * (m.columns() + (m.bias() ? 1 : 0)))
                        .sum(),
                plan.layout().vectors().stream().mapToLong(v -> v.elements()).sum(),
                randomBits(plan),
                Units.of(plan),
                Breakdown.of(plan, products),
                operations(plan),
                Memories.of(plan),
                MultiplierUnits.of(plan),
                plan.inference().isPresent()
                        ? OptionalLong.of(plan.inference().get().schedule().cyclesPerSample())
                        : OptionalLong.empty());
    }

    /**
     * Where the cycles of a sample go.
     *
     * @param multiply products / multipliers: what a full array would take
     * @param padding beats with empty rows or columns, the bias column among them
     * @param held beats that hand held values out to the lanes
     * @param stretch idle beats: between tiles that would drain too fast, and while a bank with one port is written
     * @param map beats past the array
     * @param latency gaps in which a micro-operation waits for the pipeline
     * @param softmax gap in which the array waits for the softmax unit
     */
    public record Breakdown(
            double multiply, double padding, long held, long stretch, long map, long latency, long softmax) {

        private static Breakdown of(Plan plan, long products) {
            long words = 0;
            long held = 0;
            long stretch = 0;
            long map = 0;
            long latency = 0;
            long softmax = 0;
            boolean waited = false;
            for (int k = 0; k < plan.program().size(); k++) {
                OpTiming t = plan.timings().get(k);
                int gap = plan.schedule().slots().get(k).gap();
                boolean fromUnit = t.op().stream().home() == Vector.Home.SOFTMAX && !waited;
                waited |= fromUnit;
                softmax += fromUnit ? gap : 0;
                latency += fromUnit ? 0 : gap;
                waited &= t.op().result().destination().home() != Vector.Home.SOFTMAX;
                long beats = (long) t.tiles() * t.words();
                if (t.op().kind() == OpKind.MAP) {
                    map += t.beats();
                } else {
                    words += beats;
                    held += t.holds() ? (long) t.tiles() * t.nb() : 0;
                    stretch += t.idle();
                }
            }
            double multiply = (double) products / plan.design().shape().multipliers();
            return new Breakdown(multiply, words - multiply, held, stretch, map, latency, softmax);
        }
    }

    /**
     * One micro-operation.
     *
     * @param name for people
     * @param start first beat, from the start of the sample
     * @param gap idle cycles before it
     * @param beats cycles that it takes
     */
    public record OperationCost(String name, long start, int gap, long beats) {}

    /**
     * Memories of one kind.
     *
     * @param name what they hold
     * @param count how many
     * @param words depth
     * @param bits width
     * @param ports how it is read and written
     */
    public record Memory(String name, int count, int words, int bits, Ports ports) {}

    /** How a memory is read and written; all but the unclocked ones answer a clock later. */
    public enum Ports {
        /** Read at one address and written at another in the same clock. */
        TWO,
        /** Read and written at one address, never both in a clock. */
        ONE,
        /** Read and written at one address in the same clock. */
        SHARED_ADDRESS,
        /** Never written; width counts the bits that are not the same in all words. */
        TABLE,
        /** The same, read in the same clock: the register behind it is a multiplier's own. */
        UNCLOCKED_TABLE,
        /** Read in the same clock. */
        UNCLOCKED
    }

    /**
     * Multipliers of one kind.
     *
     * @param name where they are
     * @param count how many
     * @param leftBits width of one operand
     * @param rightBits width of the other
     */
    public record MultiplierUnit(String name, int count, int leftBits, int rightBits) {}

    /** A multiplication for every entry of a matrix that a micro-operation reads or updates; biases are not counted. */
    private static long products(Plan plan) {
        return plan.program().stream()
                .mapToLong(op -> (long) op.matrix().rows() * op.matrix().columns())
                .sum();
    }

    private static long randomBits(Plan plan) {
        long bits = 0;
        for (OpTiming t : plan.timings()) {
            long entries = (long) t.tiles()
                    * t.words()
                    * plan.layout().block()
                    * plan.design().shape().lanes();
            if (t.op().kind() == OpKind.UPDATE) {
                bits += entries * plan.design().description().formats().roundingBits();
            }
            if (t.op().stream().drawn()) {
                bits += noiseBits(t, plan.layout().block());
            }
            if (t.op().matrix().regenerated()) {
                bits += entries
                        * FeedbackCode.bits(
                                plan.design().description(), plan.layout().block());
            }
        }
        return bits;
    }

    /** Rademacher noise takes whole bytes, a bit an element; an element of Gaussian noise 32 bits. */
    private static long noiseBits(OpTiming t, int block) {
        return t.op().stream().home() == Vector.Home.GAUSSIAN
                ? 32L * t.op().stream().elements()
                : (long) t.words() * block;
    }

    private static List<OperationCost> operations(Plan plan) {
        List<OperationCost> list = new ArrayList<>();
        for (int k = 0; k < plan.program().size(); k++) {
            Slot slot = plan.schedule().slots().get(k);
            list.add(new OperationCost(plan.program().get(k).name(), slot.start(), slot.gap(), slot.beats()));
        }
        return list;
    }
}
