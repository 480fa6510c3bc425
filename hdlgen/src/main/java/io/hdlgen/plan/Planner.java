package io.hdlgen.plan;

import io.hdlgen.golden.spec.Banks;
import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.plan.Schedule.Slot;
import io.hdlgen.sim.manifest.Layout;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** From a design to its plan: program, placement, schedule, widths. */
public final class Planner {
    private Planner() {}

    /** The design of a description: its own shape, or the best within its budget. */
    public static Design design(Description description) {
        return new Design(description, description.engine().shape().orElseGet(() -> ShapeSearch.best(description)));
    }

    /** Plans a design whose description is valid and in which {@link Hardware} misses nothing. */
    public static Plan plan(Design design) {
        return plan(design, UnaryOperator.identity(), EnumSet.allOf(Constraint.class));
    }

    /** A plan with other latencies or fewer constraints: tests show that it fails, so that each of them is needed. */
    static Plan plan(Design design, UnaryOperator<Latencies> change, Set<Constraint> obeyed) {
        Shape shape = design.shape();
        Description description = design.description();
        Banks banks = description.engine().banks();
        RuleProgram rule = RuleProgram.of(description);
        RateSchedule rates =
                RateSchedule.of(description.rule(), description.engine().epoch());
        List<List<MicroOp>> programs = rates.rates().stream()
                .map(k -> rule.program(new Parts(design, k)))
                .toList();
        List<MicroOp> program = programs.get(0);
        OldValues.check(program);
        UnreadResults.check(program);
        Optional<List<MicroOp>> inference = description.engine().controls(ControlOption.INFERENCE)
                ? Optional.of(rule.inference(new Parts(design)))
                : Optional.empty();
        inference.ifPresent(UnreadResults::check);
        // A prediction may write a vector that no training does, as the outputs of linear layers in dual propagation.
        Layout layout = Placement.of(
                design,
                Stream.concat(program.stream(), inference.stream().flatMap(List::stream))
                        .toList());
        List<OpTiming> timings =
                program.stream().map(op -> OpTiming.of(op, shape, banks)).toList();
        Widths widths = Widths.of(design, timings, layout.bankWords());
        Latencies latencies = change.apply(Latencies.of(design, program, widths.sumStages()));
        List<List<OpTiming>> all = new ArrayList<>(List.of(timings));
        inference.ifPresent(ops ->
                all.add(ops.stream().map(op -> OpTiming.of(op, shape, banks)).toList()));
        List<Schedule> schedules = Scheduler.scheduleAll(all, shape, latencies, obeyed);
        Schedule schedule = schedules.get(0);
        return new Plan(
                design,
                layout,
                rates,
                program,
                programs,
                timings,
                schedule,
                inference.map(ops -> new Routine(ops, all.get(1), schedules.get(1))),
                latencies,
                widths,
                finalOffset(program, schedule, shape, latencies));
    }

    /** Cycles per sample alone, for the search of a shape; also of a description with an option that there is no hardware for. */
    static long cycles(Design design) {
        Shape shape = design.shape();
        Banks banks = design.description().engine().banks();
        RuleProgram rule = RuleProgram.of(design.description().rule().name());
        List<MicroOp> program = rule.program(new Parts(design));
        List<OpTiming> timings =
                program.stream().map(op -> OpTiming.of(op, shape, banks)).toList();
        int sumStages = Widths.of(design, timings, 1).sumStages();
        Latencies latencies = Latencies.of(design, program, sumStages);
        return Scheduler.schedule(timings, shape, latencies, EnumSet.allOf(Constraint.class))
                .cyclesPerSample();
    }

    /**
     * The first clock after the last write of a sample, which must come before the first write of the next one: random states change three clocks before the bank is written,
     * feedback states when a projection begins, and the perturbation state two clocks after a beat that draws.
     */
    private static long finalOffset(List<MicroOp> program, Schedule schedule, Shape shape, Latencies latencies) {
        long last = schedule.slots().get(program.size() - 1).end() - 1;
        long offset = last + latencies.bankWrite() + shape.blocks() - 1;
        for (int k = 0; k < program.size(); k++) {
            MicroOp op = program.get(k);
            Slot slot = schedule.slots().get(k);
            boolean changes = op.kind() == OpKind.UPDATE
                    || op.matrix().regenerated()
                    || op.stream().drawn();
            int delay = op.stream().drawn() ? 1 : 3;
            if (changes && schedule.cyclesPerSample() + slot.start() + delay < offset) {
                throw new IllegalStateException(op.name() + " of the next sample starts before this sample is final");
            }
        }
        return offset;
    }
}
