package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.plan.Schedule.Slot;
import io.hdlgen.proof.Rig;
import io.hdlgen.sim.lockstep.CosimReport;
import io.hdlgen.sim.report.ReportText;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every constraint of the scheduler and every latency is needed as it is: for each there is a design that is right, and wrong in co-simulation as soon as the constraint is left out or the
 * latency is one clock shorter.
 */
class ScheduleConstraintIT {
    private static final int SAMPLES = 24;

    @TempDir
    static Path work;

    /** Designs in which something binds. */
    enum Example {
        ONE_LAYER("network: {input: 3, layers: [4], loss: squared-error}", "bp", "{block: 1, blocks: 4}"),
        SOFTMAX("network: {input: 8, layers: [5]}", "bp", "{block: 1, blocks: 3}"),
        SOFTMAX_TWO_WORDS("network: {input: 7, layers: [6, 8]}", "bp", "{block: 4, blocks: 1}"),
        DEEP("network: {input: 1, layers: [7, 10, 1, 7, 3], loss: squared-error}", "dfa", "{block: 4, blocks: 2}"),
        DUAL(
                "network: {input: 3, layers: [4, 2], loss: squared-error}",
                "dp-t, alpha: 0, beta: 2^-1",
                "{block: 4, blocks: 1}"),
        DEEPER("network: {input: 5, layers: [4, 9, 3, 2, 8, 3, 5, 3]}", "dfa", "{block: 4, blocks: 1}"),
        NOISE("network: {input: 3, layers: [4, 5]}", "fdfa, alpha: 2^-6, noise: gaussian", "{block: 4, blocks: 1}"),
        SLOPE("network: {input: 4, layers: [5], loss: squared-error}", "fg-a", "{block: 2, blocks: 2}"),
        SLOPE_TIMES_NOISE("network: {input: 4, layers: [5]}", "fg-a, noise: gaussian", "{block: 4, blocks: 1}"),
        TWO_LOSSES("network: {input: 3, layers: [4]}", "np", "{block: 4, blocks: 1}"),
        TWO_SQUARES("network: {input: 3, layers: [4], loss: squared-error}", "np", "{block: 2, blocks: 2}"),
        SUM_OF_SQUARES("network: {input: 3, layers: [4], loss: squared-error}", "anp", "{block: 2, blocks: 2}"),
        NOISE_ALONE(
                "network: {input: 3, layers: [2], loss: squared-error}",
                "fg-a, noise: gaussian",
                "{block: 8, blocks: 1}");

        private final String text;

        Example(String network, String rule, String engine) {
            text = network + "\nrule: {name: " + rule + ", learning-rate: 2^-3}\nengine: " + engine
                    + "\nformat: {weights: s3.9, activations: s4.8, rounding: nearest}";
        }

        Plan plan(UnaryOperator<Latencies> change, Set<Constraint> obeyed) {
            return Planner.plan(TestDesigns.of(text), change, obeyed);
        }

        Plan plan() {
            return plan(UnaryOperator.identity(), EnumSet.allOf(Constraint.class));
        }
    }

    /**
     * A schedule that must fail.
     *
     * @param name what is left out or one less
     * @param moved micro-operations that start earlier than they may
     * @param found place of the difference: sample, micro-operation, object
     */
    record Case(
            String name,
            Example example,
            UnaryOperator<Latencies> change,
            Set<Constraint> obeyed,
            List<String> moved,
            String found) {

        static Case without(Constraint constraint, Example example, String found, String... moved) {
            return new Case(
                    "without " + constraint,
                    example,
                    UnaryOperator.identity(),
                    EnumSet.complementOf(EnumSet.of(constraint)),
                    List.of(moved),
                    found);
        }

        static Case shorter(
                String name, UnaryOperator<Latencies> change, Example example, String found, String... moved) {
            return new Case(
                    name + " one less", example, change, EnumSet.allOf(Constraint.class), List.of(moved), found);
        }

        @Override
        public String toString() {
            return name + ", " + example;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                Case.without(Constraint.STREAM_READY, Example.ONE_LAYER, "0 MAP g1 g1", "MAP g1"),
                Case.without(Constraint.SOFTMAX_READY, Example.SOFTMAX, "0 MAP g1 g1", "MAP g1"),
                Case.without(Constraint.HELD_READY, Example.SOFTMAX, "0 UPDATE W1 W1", "UPDATE W1"),
                Case.without(Constraint.WEIGHTS_READY, Example.ONE_LAYER, "2 FORWARD W1 logits", "FORWARD W1"),
                Case.without(Constraint.OPERAND_READY, Example.DUAL, "0 MAP d1 d1", "MAP d1"),
                Case.without(Constraint.RESULTS_IN_ORDER, Example.DEEP, "0 FORWARD F1 g1", "FORWARD F2"),
                Case.without(Constraint.QUEUE_PLACE, Example.DEEPER, "0 FORWARD F3 g3", "FORWARD F7"),
                Case.without(
                        Constraint.PREFETCH,
                        Example.DEEP,
                        "FAILED", // not a wrong number first, but a handshake
                        "FORWARD W1",
                        "FORWARD F1",
                        "FORWARD F3"),
                Case.shorter("drain", oneLess("drain"), Example.ONE_LAYER, "0 MAP g1 g1", "MAP g1"),
                Case.shorter(
                        "drain",
                        oneLess("drain"),
                        Example.SOFTMAX_TWO_WORDS,
                        "0 MAP g2 g2",
                        "FORWARD W2",
                        "MAP g2",
                        "UPDATE W1"),
                Case.shorter("mapDrain", oneLess("mapDrain"), Example.SOFTMAX, "0 UPDATE W1 W1", "UPDATE W1"),
                Case.shorter("write", oneLess("write"), Example.SOFTMAX, "0 UPDATE W1 W1", "UPDATE W1"),
                Case.shorter("update", oneLess("update"), Example.ONE_LAYER, "3 FORWARD W1 logits", "FORWARD W1"),
                // One clock less of the softmax unit's own is the same schedule.
                Case.shorter("logits", oneLess("logits"), Example.SOFTMAX, "0 MAP g1 g1", "MAP g1"),
                Case.shorter("logits", oneLess("logits"), Example.SOFTMAX_TWO_WORDS, "0 MAP g2 g2", "MAP g2"),
                Case.without(
                        Constraint.STREAM_READY,
                        Example.NOISE,
                        "0 FORWARD W2 logits",
                        "FORWARD W2",
                        "FORWARD W2",
                        "FORWARD F1"),
                Case.shorter(
                        "mapDrain",
                        oneLess("mapDrain"),
                        Example.NOISE,
                        "0 FORWARD W2 dy",
                        "FORWARD W2",
                        "MAP e",
                        "FORWARD F1"),
                Case.without(Constraint.FACTOR_READY, Example.SLOPE, "1 MAP g1 g1", "MAP g1"),
                Case.shorter("sum", oneLess("sum"), Example.SLOPE, "4 MAP g1 g1", "MAP g1"),
                Case.shorter("sum", oneLess("sum"), Example.SLOPE_TIMES_NOISE, "3 MAP g1 g1", "MAP g1"),
                Case.shorter(
                        "mapDrain",
                        oneLess("mapDrain"),
                        Example.SLOPE_TIMES_NOISE,
                        "0 MAP g1 g1",
                        "MAP e",
                        "MAP sum",
                        "MAP g1",
                        "UPDATE W1"),
                Case.without(Constraint.LOSS_IDLE, Example.TWO_LOSSES, "0 MAP g1 g1", "MAP loss"),
                Case.without(Constraint.LOSS_READY, Example.TWO_LOSSES, "0 MAP g1 g1", "FACTOR h"),
                Case.without(Constraint.LOSS_READY, Example.TWO_SQUARES, "0 MAP g1 g1", "FACTOR h"),
                Case.shorter("logits", oneLess("logits"), Example.TWO_LOSSES, "0 MAP g1 g1", "FACTOR h"),
                Case.shorter("errors", oneLess("errors"), Example.TWO_SQUARES, "0 MAP g1 g1", "FACTOR h"),
                Case.without(Constraint.SUM_READY, Example.SUM_OF_SQUARES, "0 MAP g1 g1", "FACTOR h"),
                Case.shorter("sum", oneLess("sum"), Example.SUM_OF_SQUARES, "5 MAP g1 g1", "FACTOR h"),
                Case.without(Constraint.FACTOR_READY, Example.TWO_SQUARES, "0 MAP g1 g1", "MAP g1"),
                Case.without(Constraint.FACTOR_READY, Example.SUM_OF_SQUARES, "0 MAP g1 g1", "MAP g1"),
                Case.shorter("factor", oneLess("factor"), Example.TWO_SQUARES, "0 MAP g1 g1", "MAP g1"),
                Case.shorter("factor", oneLess("factor"), Example.SUM_OF_SQUARES, "0 MAP g1 g1", "MAP g1"),
                Case.shorter("bankWrite", oneLess("bankWrite"), Example.ONE_LAYER, "0 UPDATE W1 W1"));
    }

    /** The latencies with one of them a clock shorter. */
    private static UnaryOperator<Latencies> oneLess(String name) {
        return l -> {
            RecordComponent[] components = Latencies.class.getRecordComponents();
            assertThat(components).extracting(RecordComponent::getName).contains(name);
            try {
                Object[] values = new Object[components.length];
                Class<?>[] types = new Class<?>[components.length];
                for (int i = 0; i < values.length; i++) {
                    int value = (int) components[i].getAccessor().invoke(l);
                    values[i] = components[i].getName().equals(name) ? value - 1 : value;
                    types[i] = components[i].getType();
                }
                return Latencies.class.getDeclaredConstructor(types).newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void theExampleIsRight(Example example) throws IOException {
        assertThat(run(example.plan(), example.name())).startsWith("bit-exact");
    }

    @Test
    void everyConstraintAndEveryLatencyHasACase() {
        Stream<String> constraints = Stream.of(Constraint.values())
                // Those have tests of their own: a plan without the one is refused, the other is for other banks,
                // SinglePortIT.
                .filter(constraint -> constraint != Constraint.DRAW_AFTER_FINAL && constraint != Constraint.BANK_FREE)
                .map(constraint -> "without " + constraint);
        Stream<String> latencies =
                Stream.of(Latencies.class.getRecordComponents()).map(component -> component.getName() + " one less");
        Set<String> names = cases().map(Case::name).collect(Collectors.toSet());
        assertThat(Stream.concat(constraints, latencies)).allMatch(names::contains);
    }

    /** The noise of a sample changes before the one before has been compared. */
    @Test
    void failsWithoutDrawAfterFinal() throws IOException {
        Plan right = Example.NOISE_ALONE.plan();
        Schedule early = Scheduler.schedule(
                right.timings(),
                right.design().shape(),
                right.latencies(),
                EnumSet.complementOf(EnumSet.of(Constraint.DRAW_AFTER_FINAL)));
        Plan wrong = new Plan(
                right.design(),
                right.layout(),
                right.rates(),
                right.program(),
                right.programs(),
                right.timings(),
                early,
                right.inference(),
                right.latencies(),
                right.widths(),
                right.finalOffset());
        assertThat(earlier(right, wrong)).containsExactly("MAP u1");
        assertThat(run(wrong, "noise-too-early")).startsWith("0 perturbation state");
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Execution(ExecutionMode.CONCURRENT)
    void fails(Case wrong) throws IOException {
        Plan plan = wrong.example().plan(wrong.change(), wrong.obeyed());
        List<String> moved = earlier(wrong.example().plan(), plan);
        assertThat(moved).isEqualTo(wrong.moved());
        assertThat(run(plan, wrong.toString())).startsWith(wrong.found());
    }

    private static String run(Plan plan, String name) throws IOException {
        CosimReport report = new Rig(work).run(plan, name.replaceAll("\\W+", "-"), SAMPLES);
        return report.mismatch()
                .map(m -> m.sample() + m.operation().replaceAll("^\\d+", "") + " " + m.object() + " " + m.row()
                        + m.note())
                .orElse(ReportText.lines(report).get(0));
    }

    private static List<String> earlier(Plan right, Plan wrong) {
        List<String> earlier = new ArrayList<>();
        for (int k = 0; k < right.program().size(); k++) {
            Slot slot = right.schedule().slots().get(k);
            if (wrong.schedule().slots().get(k).gap() < slot.gap()) {
                earlier.add(right.program().get(k).name());
            }
        }
        return earlier;
    }
}
