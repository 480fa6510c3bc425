package io.hdlgen.golden.spec;

import io.hdlgen.golden.spec.RuleOptions.Alpha;
import io.hdlgen.golden.spec.RuleOptions.DualPropagation;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import java.util.List;
import java.util.Optional;

/** Reads the options of DP and DP^T, and warns of those that are known to train badly. */
final class DualPropagationReader {
    /** Fraction bits that a difference of two states needs beyond beta. */
    private static final int RESOLUTION = 7;

    private DualPropagationReader() {}

    static Optional<RuleOptions> read(RuleContext context) {
        Optional<Alpha> alpha = alpha(context.field("alpha"));
        Optional<Integer> beta =
                context.field("beta").shift(RuleDefaults.BETA_SHIFT, 0, Limits.BETA_SHIFT, Problem.BETA_RANGE);
        Optional<SweepOrder> order =
                context.field("order").choice(SweepOrder.DOWNWARD, List.of(SweepOrder.values()), SweepOrder::text);
        Optional<Integer> sweeps = context.field("sweeps").integer(1, 1, Limits.SWEEPS, Problem.SWEEPS_RANGE);
        if (alpha.isEmpty() || beta.isEmpty() || order.isEmpty() || sweeps.isEmpty()) {
            return Optional.empty();
        }
        DualPropagation options = new DualPropagation(alpha.get(), beta.get(), order.get(), sweeps.get());
        warn(context, options);
        return Optional.of(options);
    }

    /** 0, 1/2 or 1 in any spelling of a number. */
    private static Optional<Alpha> alpha(Field field) {
        String choices = "0, 1/2 or 1";
        return field.text(Alpha.HALF.text(), choices).flatMap(written -> {
            Optional<Integer> shift = PowerOfTwo.parse(written).shift();
            Optional<Alpha> alpha = written.matches("0(\\.0*)?")
                    ? Optional.of(Alpha.ZERO)
                    : shift.equals(Optional.of(0))
                            ? Optional.of(Alpha.ONE)
                            : shift.equals(Optional.of(1)) ? Optional.of(Alpha.HALF) : Optional.empty();
            if (alpha.isEmpty()) {
                field.report(Problem.ALPHA_CHOICE, Words.shorten(written), choices);
            }
            return alpha;
        });
    }

    private static void warn(RuleContext context, DualPropagation options) {
        boolean skewed = options.alpha() != Alpha.HALF;
        context.activationFraction()
                .filter(xf -> xf < RESOLUTION + options.betaShift())
                .ifPresent(xf -> context.field("beta")
                        .report(
                                Problem.DUAL_RESOLUTION,
                                PowerOfTwo.show(options.betaShift()),
                                xf,
                                RESOLUTION,
                                options.betaShift(),
                                RESOLUTION + options.betaShift()));
        if (options.betaShift() == 0 && skewed) {
            context.field("beta").report(Problem.BETA_ONE, options.alpha().text());
        }
        boolean repeated = options.sweeps() > 1 || options.order() != SweepOrder.DOWNWARD;
        if (context.name() == RuleName.DP && skewed && repeated) {
            context.field("alpha")
                    .report(
                            Problem.DUAL_DIVERGES,
                            options.alpha().text(),
                            options.sweeps(),
                            options.order().text());
        }
        int depth = context.hidden().size() + 1;
        if (options.order() == SweepOrder.UPWARD && options.sweeps() < depth) {
            context.field("sweeps").report(Problem.UPWARD_SHORT, options.sweeps(), depth - options.sweeps(), depth);
        }
    }
}
