package io.hdlgen.plan;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.RateStep;
import io.hdlgen.golden.spec.RuleName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the golden model trains and the hardware does not. */
public final class Hardware {
    private Hardware() {}

    /** The first part of a description that there is no hardware for, in its words. */
    public static Optional<String> missing(Description description) {
        if (description.rule().name().perturbsNodes()
                && !description.rule().schedule().isEmpty()) {
            return Optional.of("a schedule of learning rates with node perturbation, whose factor has one rate,");
        }
        if (description.rule().name() == RuleName.FG_A
                && !description.rule().schedule().isEmpty()) {
            return Optional.of("a schedule of learning rates with forward gradients, whose factor has one rate,");
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
