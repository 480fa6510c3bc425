package io.hdlgen.golden.spec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The learning rule and its options.
 *
 * @param name which rule
 * @param rateShift k of the learning rate eta = 2^-k of the first sample
 * @param schedule later rates, in the order in which they begin
 * @param decayShift kd of the decay 2^-kd of the weights (KP: of the feedback too), if any
 * @param frozen layers l = 1 .. L whose weights are not written, ascending
 * @param feedback present for rules whose feedback is drawn (FA, KP, DFA, sDFA, DRTP, DKP), empty for the others
 * @param options what only this rule has
 */
public record RuleSpec(
        RuleName name,
        int rateShift,
        List<RateStep> schedule,
        OptionalInt decayShift,
        List<Integer> frozen,
        Optional<FeedbackSpec> feedback,
        RuleOptions options) {
    public RuleSpec {
        schedule = List.copyOf(schedule);
        frozen = List.copyOf(frozen);
    }

    /** A rule without schedule, decay and frozen layers. */
    public RuleSpec(RuleName name, int rateShift, Optional<FeedbackSpec> feedback, RuleOptions options) {
        this(name, rateShift, List.of(), OptionalInt.empty(), List.of(), feedback, options);
    }

    /**
     * k for the next sample.
     *
     * @param samples trained so far
     * @param samplesPerEpoch size of the training set, from 1
     */
    public int rateShift(long samples, long samplesPerEpoch) {
        int k = rateShift;
        for (RateStep step : schedule) {
            long begin = step.unit() == RateStep.Unit.SAMPLES ? step.after() : step.after() * samplesPerEpoch;
            k = samples >= begin ? step.rateShift() : k;
        }
        return k;
    }

    /** The options as those of a family of rules; the rule must be of that family. */
    public <T extends RuleOptions> T options(Class<T> family) {
        return family.cast(options);
    }
}
