package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;
import java.util.List;
import java.util.Optional;

/** Reads {@code rule}. */
final class RuleReader {
    private RuleReader() {}

    /**
     * What can be read before the formats are known; a part is empty if it was wrong.
     *
     * @param name which rule
     * @param rateShift k of the learning rate
     * @param feedback where the feedback is described, for a rule that has one
     */
    record Draft(Optional<RuleName> name, Optional<Integer> rateShift, Optional<Field> feedback) {}

    static Draft read(Field field) {
        Optional<Section> opened = field.sectionOrShort(Keys.RULE, "name");
        if (opened.isEmpty()) {
            return new Draft(Optional.empty(), Optional.empty(), Optional.empty());
        }
        Section section = opened.get();
        Optional<RuleName> name =
                section.field("name").choice(RuleName.DFA, List.of(RuleName.values()), RuleName::text);
        int standard = RuleDefaults.rateShift(name.orElse(RuleName.DFA));
        Optional<Integer> rate =
                section.field("learning-rate").shift(standard, 0, Limits.RATE_SHIFT, Problem.RATE_RANGE);
        Field feedback = section.field("feedback");
        boolean used = name.isEmpty() || name.get().drawsFeedback();
        if (!used && feedback.isGiven()) {
            feedback.report(Problem.FEEDBACK_NOT_USED, name.get().text());
        }
        return new Draft(name, rate, used ? Optional.of(feedback) : Optional.empty());
    }

    /** The whole rule, once the layers and the format of the feedback are known; these are empty if they were wrong. */
    static Optional<RuleSpec> complete(Draft draft, Optional<List<Layer>> layers, Optional<FixedFormat> format) {
        Optional<FeedbackSpec> feedback = draft.feedback().flatMap(field -> FeedbackReader.read(field, layers, format));
        if (draft.name().isEmpty() || draft.rateShift().isEmpty()) {
            return Optional.empty();
        }
        return draft.feedback().isPresent() && feedback.isEmpty()
                ? Optional.empty()
                : Optional.of(new RuleSpec(
                        draft.name().get(),
                        draft.rateShift().get(),
                        feedback,
                        RuleDefaults.options(
                                draft.name().get(), draft.rateShift().get())));
    }
}
