package io.hdlgen.plan;

import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.RateStep;
import io.hdlgen.golden.spec.Shape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the golden model trains and the hardware does not. */
public final class Hardware {
    private Hardware() {}

    /** The first part of a description that there is no hardware for, in its words. */
    public static Optional<String> missing(Description description) {
        if (description.engine().controls(ControlOption.SATURATION)) {
            List<MicroOp> program = RuleProgram.of(description.rule().name())
                    .program(new Parts(new Design(description, new Shape(1, 1))));
            int flags =
                    SaturationFlags.of(description, List.of(program)).names().size();
            if (flags > SaturationFlags.MOST) {
                return Optional.of(
                        "engine.control saturation with " + flags + " flags, more than " + SaturationFlags.MOST + ",");
            }
        }
        return schedule(description.rule().schedule(), description.engine().epoch());
    }

    /** The engine does not know the training set, and its counter of samples ends somewhere. */
    private static Optional<String> schedule(List<RateStep> steps, OptionalInt epoch) {
        if (epoch.isEmpty() && steps.stream().anyMatch(s -> s.unit() == RateStep.Unit.EPOCHS)) {
            return Optional.of("a schedule in epochs without engine.epoch-samples, the length of an epoch,");
        }
        return steps.stream()
                .map(s -> RateSchedule.begin(s, epoch.orElse(0)))
                .filter(begin -> begin > RateSchedule.MOST_SAMPLES)
                .findFirst()
                .map(begin -> "a schedule with a step after " + begin + " samples, more than "
                        + RateSchedule.MOST_SAMPLES + ",");
    }
}
