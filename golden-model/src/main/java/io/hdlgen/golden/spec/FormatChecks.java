package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;
import java.util.Optional;

/** What the formats must be together, and what is known to train badly; {@code docs/numerics.md} sections 1, 3 and 5. */
final class FormatChecks {
    /** WF + RB below k + 11 loses small updates. */
    private static final int DEAD_ZONE = 11;
    /** WF + RB below k + 9 collapses within epochs. */
    private static final int DEAD_ZONE_COLLAPSE = 9;
    /** Fraction bits of the error that long runs need. */
    private static final int LONG_RUN_ERROR = 15;
    /** Bits before the point that the logits of long runs need. */
    private static final int LOGIT_INTEGER_BITS = 6;

    private final Section section;
    private final FormatDraft draft;

    private FormatChecks(Section section, FormatDraft draft) {
        this.section = section;
        this.draft = draft;
    }

    /**
     * Checks them.
     *
     * @param loss of the network, empty if it was wrong
     * @param rule as far as it could be read
     */
    static void check(Section section, FormatDraft draft, Optional<Loss> loss, RuleReader.Draft rule) {
        FormatChecks checks = new FormatChecks(section, draft);
        checks.update();
        if (loss.equals(Optional.of(Loss.SOFTMAX_CROSS_ENTROPY))) {
            checks.softmax();
            if (rule.name().filter(FormatChecks::carriesError).isPresent()) {
                rule.largestRateShift().ifPresent(checks::deadZone);
            }
        }
    }

    /** The estimates of perturbations are of the size of the whole gradient in every entry, and their learning rates smaller by as much. */
    private static boolean carriesError(RuleName name) {
        return !name.perturbsNodes() && name != RuleName.FG_A;
    }

    private void update() {
        if (draft.updateShift().isEmpty()) {
            return;
        }
        int shift = draft.updateShift().get();
        FixedFormat weights = draft.weights().orElseThrow();
        Field blamed = section.field(section.field("delta").isGiven() ? "delta" : "weights");
        if (shift < 1) {
            int df = draft.delta().orElseThrow().fractionBits();
            int xf = draft.activations().orElseThrow().fractionBits();
            blamed.report(Problem.UPDATE_SHIFT, df, xf, weights.fractionBits(), shift);
            return;
        }
        int bits = weights.bits() + shift;
        if (bits > Limits.UPDATE_BITS) {
            blamed.report(Problem.UPDATE_WIDTH, weights.bits(), shift, bits, Limits.UPDATE_BITS);
        }
        int roundingBits = draft.roundingBits().orElse(0);
        if (roundingBits >= shift) {
            section.field("rounding-bits").report(Problem.ROUNDING_BITS_SHIFT, roundingBits, shift, shift - 1);
        }
    }

    private void softmax() {
        draft.activations().ifPresent(x -> {
            Field field = section.field("activations");
            if (x.fractionBits() < Limits.SOFTMAX_FRACTION) {
                field.report(Problem.SOFTMAX_FRACTION, x, x.fractionBits(), Limits.SOFTMAX_FRACTION);
            }
            if (x.integerBits() < LOGIT_INTEGER_BITS) {
                field.report(Problem.LOGITS_NARROW, x, x.toReal(x.max()));
            }
        });
        draft.error().filter(e -> e.fractionBits() < LONG_RUN_ERROR).ifPresent(e -> {
            Field field = section.field("error");
            if (e.fractionBits() < 1) {
                field.report(Problem.SOFTMAX_ERROR_FRACTION, e);
            } else {
                field.report(Problem.ERROR_COARSE, e, e.fractionBits());
            }
        });
    }

    private void deadZone(int k) {
        if (draft.weights().isEmpty() || draft.roundingBits().isEmpty()) {
            return;
        }
        int fraction = draft.weights().get().fractionBits();
        int random = draft.roundingBits().get();
        int sum = fraction + random;
        Field field = section.field("weights");
        if (sum < k + DEAD_ZONE_COLLAPSE) {
            field.report(Problem.DEAD_ZONE_COLLAPSE, fraction, random, sum, k + DEAD_ZONE_COLLAPSE);
        } else if (sum < k + DEAD_ZONE) {
            field.report(Problem.DEAD_ZONE, fraction, random, sum, k + DEAD_ZONE);
        }
    }
}
