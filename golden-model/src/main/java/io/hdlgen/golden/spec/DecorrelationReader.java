package io.hdlgen.golden.spec;

import io.hdlgen.golden.spec.RuleOptions.Decorrelation;
import java.util.List;
import java.util.Optional;

/** Reads the options of the matrices R of DNP, DANP and DINP. */
final class DecorrelationReader {
    private DecorrelationReader() {}

    static Optional<Decorrelation> read(RuleContext context) {
        Field which = context.field("decorrelate");
        Optional<Boolean> input = which.choice(true, List.of(true, false), DecorrelationReader::which);
        int width = context.network().input().orElse(0);
        if (!which.isGiven() && width > Limits.DECORRELATED_INPUT) {
            which.report(Problem.DECORRELATE_WIDE, width, (long) width * width, Limits.DECORRELATED_INPUT);
            input = Optional.empty();
        }
        Optional<Integer> rate = context.field("decorrelation-rate")
                .shift(RuleDefaults.decorrelationShift(context.name()), 0, Limits.RATE_SHIFT, Problem.RATE_RANGE);
        if (context.nearest()) {
            context.field("name")
                    .report(Problem.DECORRELATION_NEAREST, context.name().text());
        }
        return input.isEmpty() || rate.isEmpty()
                ? Optional.empty()
                : Optional.of(new Decorrelation(rate.get(), input.get()));
    }

    /** The name in a description of which layer inputs are decorrelated. */
    static String which(boolean input) {
        return input ? "all" : "hidden";
    }
}
