package io.hdlgen.golden.advice;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Limits;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleSpec;

/** How updates are rounded, so that the small ones are not lost: the dead zone of {@code docs/numerics.md} section 5. */
final class RoundingAdvice {
    private static final int STANDARD_BITS = 8;
    /** WF + RB of k + 11. */
    private static final int DEAD_ZONE = 11;

    private final Description description;
    private final Profile profile;
    private final Reasons reasons;

    RoundingAdvice(Description description, Profile profile, Reasons reasons) {
        this.description = description;
        this.profile = profile;
        this.reasons = reasons;
    }

    /** RB for weights with WF fraction bits in WW; 0 for round to nearest. */
    int bits(int wf, int weightBits) {
        int zone = FormatAdvisor.largestRateShift(description) + DEAD_ZONE;
        int small = smallUpdates();
        RuleSpec rule = description.rule();
        boolean needsChance = rule.decayShift().isPresent()
                || rule.name().decorrelates()
                || rule.name().learnsFeedback();
        if (wf >= Math.max(zone, small) && !needsChance) {
            reasons.add(
                    Quantity.UPDATES,
                    "to nearest: WF = %d reaches k + 11 = %d, and %d of the smallest useful updates",
                    wf,
                    zone,
                    small);
            return 0;
        }
        int needed = Math.max(carriesError() ? zone : 0, small);
        int random = Math.min(Limits.ROUNDING_BITS, Math.max(STANDARD_BITS, needed - wf));
        reasons.add(
                Quantity.UPDATES,
                "stochastic with %d bits: WF + RB = %d%s; the smallest useful updates need %d",
                random,
                wf + random,
                carriesError() ? ", k + 11 = " + zone : "",
                small);
        if (wf + random < needed) {
            reasons.add(
                    Quantity.WEIGHTS,
                    "%d bits are too few: not to lose small updates, %d would be needed",
                    weightBits,
                    weightBits + needed - wf - random);
        }
        return random;
    }

    /** WF + RB with which the smallest useful update can still move a weight: 2^(-WF - RB - 1) or more. */
    private int smallUpdates() {
        Magnitudes updates = profile.of(Quantity.UPDATES);
        return updates.any() ? -updates.smallestUseful(FormatAdvisor.LOST) - 1 : 0;
    }

    private boolean carriesError() {
        RuleName name = description.rule().name();
        return description.network().loss() == Loss.SOFTMAX_CROSS_ENTROPY
                && !name.perturbsNodes()
                && name != RuleName.FG_A;
    }
}
