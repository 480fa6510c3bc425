package io.hdlgen.golden.spec;

import java.util.Optional;
import java.util.OptionalInt;

/** Reads a decay 2^-kd of a matrix, {@code docs/numerics.md} section 5. */
final class DecayReader {
    private DecayReader() {}

    static Optional<OptionalInt> read(Field field, RuleContext context) {
        Optional<OptionalInt> decay =
                field.shiftOrNone(OptionalInt.empty(), 0, context.largestDecayShift(), Problem.DECAY_RANGE);
        return decay.filter(shift -> {
            boolean lost = shift.isPresent() && context.nearest();
            if (lost) {
                field.report(Problem.DECAY_NEAREST, PowerOfTwo.show(shift.getAsInt()));
            }
            return !lost;
        });
    }
}
