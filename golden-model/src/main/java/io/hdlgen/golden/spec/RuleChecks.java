package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.RuleOptions.Decorrelation;
import io.hdlgen.golden.spec.RuleOptions.ForwardFeedback;
import io.hdlgen.golden.spec.RuleOptions.ForwardGradient;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import java.util.List;

/** What the options of a rule must be together with network and formats, and what is known to train badly. */
final class RuleChecks {
    private final RuleContext context;

    private RuleChecks(RuleContext context) {
        this.context = context;
    }

    static void check(RuleContext context, RuleOptions options) {
        RuleChecks checks = new RuleChecks(context);
        if (context.name().needsBoundedActivations()) {
            checks.bounded();
        }
        if (options instanceof ForwardFeedback forward) {
            checks.noise(forward.noise(), 0);
        } else if (options instanceof ForwardGradient forward) {
            checks.noise(forward.noise(), 0);
        } else if (options instanceof NodePerturbation perturbation) {
            checks.noise(perturbation.noise(), perturbation.sigmaShift());
            perturbation.decorrelation().ifPresent(checks::decorrelation);
        }
        HeldRange.check(context, options);
    }

    /** A push that does not end needs an activation that does. */
    private void bounded() {
        List<Layer> hidden = context.hidden();
        for (int i = 0; i < hidden.size(); i++) {
            Activation activation = hidden.get(i).activation();
            if (activation != Activation.HARD_TANH && activation != Activation.HARD_SIGMOID) {
                context.field("name").report(Problem.UNBOUNDED, context.name().text(), activation.text(), i);
                return;
            }
        }
    }

    /** Noise is not saturated: its largest value must be a vector element. Rademacher noise of 1 is, as the activations hold 1. */
    private void noise(NoiseKind noise, int sigmaShift) {
        context.formats().activations().ifPresent(x -> {
            long largest = NoiseRange.largest(noise, x.fractionBits() - sigmaShift);
            if (largest > x.max()) {
                context.field("noise")
                        .report(
                                Problem.NOISE_RANGE,
                                noise.text(),
                                PowerOfTwo.show(sigmaShift),
                                x.toReal(largest),
                                x,
                                x.toReal(x.max()));
            }
        });
    }

    private void decorrelation(Decorrelation options) {
        context.formats()
                .feedback()
                .filter(r -> r.integerBits() < 2)
                .ifPresent(r -> context.format()
                        .orElseThrow()
                        .field("feedback")
                        .report(Problem.IDENTITY, r, r.toReal(r.max())));
        if (context.formats().feedback().isEmpty()
                || context.formats().updateShift().isEmpty()) {
            return;
        }
        FixedFormat x = context.formats().activations().orElseThrow();
        int shift = context.formats().updateShift().get();
        int fraction = context.formats().feedback().get().fractionBits();
        int up = shift - 2 * x.fractionBits() - options.rateShift();
        shifted("the square of a decorrelated input", 2 * x.bits() - 1, up);
        shifted("a decorrelated input", x.bits(), up + fraction);
    }

    /** A left shift must stay exact before it is saturated. */
    private void shifted(String what, int bits, int up) {
        if (bits + up > Limits.EXACT_BITS) {
            context.field("decorrelation-rate")
                    .report(Problem.SHIFT_WIDTH, what, bits, up, bits + up, Limits.EXACT_BITS);
        }
    }
}
