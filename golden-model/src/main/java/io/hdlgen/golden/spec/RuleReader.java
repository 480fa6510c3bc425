package io.hdlgen.golden.spec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads {@code rule}. What only some rules have is read by {@link RuleOptionsReader}. */
final class RuleReader {
    private RuleReader() {}

    /**
     * What can be read before the formats are known; a part is empty if it was wrong.
     *
     * @param section the mapping
     * @param name which rule
     * @param rateShift k of the learning rate
     * @param schedule later rates
     */
    record Draft(
            Optional<Section> section,
            Optional<RuleName> name,
            Optional<Integer> rateShift,
            Optional<List<ScheduleReader.Entry>> schedule) {
        static final Draft NOTHING = new Draft(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** The largest k that occurs. */
        Optional<Integer> largestRateShift() {
            return rateShift.map(k -> Stream.concat(
                            Stream.of(k),
                            schedule.orElse(List.of()).stream()
                                    .map(entry -> entry.step().rateShift()))
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(k));
        }
    }

    static Draft read(Field field) {
        Optional<Section> opened = field.sectionOrShort(Keys.RULE, "name");
        if (opened.isEmpty()) {
            return Draft.NOTHING;
        }
        Section section = opened.get();
        Optional<RuleName> name =
                section.field("name").choice(RuleName.DFA, List.of(RuleName.values()), RuleName::text);
        name.ifPresent(rule -> RuleKeys.check(section, rule));
        Field rate = section.field("learning-rate");
        Optional<Integer> shift = name.isEmpty() && !rate.isGiven()
                ? Optional.empty()
                : rate.shift(
                        RuleDefaults.rateShift(name.orElse(RuleName.DFA)), 0, Limits.RATE_SHIFT, Problem.RATE_RANGE);
        return new Draft(opened, name, shift, ScheduleReader.read(section.field("schedule")));
    }

    /** The whole rule, once the network and the formats are known, as far as they are. */
    static Optional<RuleSpec> complete(
            Draft draft, NetworkReader.Draft network, Optional<Section> format, FormatDraft formats) {
        if (draft.section().isEmpty()) {
            return Optional.empty();
        }
        Section section = draft.section().get();
        draft.schedule().ifPresent(entries -> ScheduleReader.checkDelta(entries, formats.delta()));
        Optional<List<Integer>> frozen = FreezeReader.read(section.field("freeze"), network.layers());
        if (draft.name().isEmpty()) {
            // The values of the feedback are judged whatever the rule.
            section.field("feedback")
                    .section(Keys.FEEDBACK)
                    .ifPresent(feedback ->
                            FeedbackReader.read(feedback, Optional.empty(), network.layers(), formats.feedback()));
            return Optional.empty();
        }
        RuleName name = draft.name().get();
        Optional<Section> feedbackSection =
                name.drawsFeedback() ? section.field("feedback").section(Keys.FEEDBACK) : Optional.empty();
        RuleContext context = new RuleContext(
                section,
                feedbackSection,
                name,
                draft.rateShift().orElse(RuleDefaults.rateShift(name)),
                network,
                format,
                formats);
        Optional<OptionalInt> decay = DecayReader.read(section.field("decay"), context);
        Optional<FeedbackSpec> feedback = feedbackSection.flatMap(
                inner -> FeedbackReader.read(inner, Optional.of(name), network.layers(), formats.feedback()));
        Optional<RuleOptions> options = RuleOptionsReader.read(context);
        options.ifPresent(given -> RuleChecks.check(context, given));
        boolean complete = draft.rateShift().isPresent()
                && draft.schedule().isPresent()
                && frozen.isPresent()
                && decay.isPresent()
                && options.isPresent()
                && feedback.isPresent() == name.drawsFeedback();
        return complete
                ? Optional.of(new RuleSpec(
                        name,
                        draft.rateShift().get(),
                        draft.schedule().get().stream()
                                .map(ScheduleReader.Entry::step)
                                .toList(),
                        decay.get(),
                        frozen.get(),
                        feedback,
                        options.get()))
                : Optional.empty();
    }
}
