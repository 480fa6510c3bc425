package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code rule.schedule}. */
final class ScheduleReader {
    private static final String STEPS = "a list of steps such as [{epochs: 5, learning-rate: 2^-9}]";

    private ScheduleReader() {}

    /**
     * One step, and where its rate stands.
     *
     * @param step what was read
     * @param rate for problems that are seen later
     */
    record Entry(RateStep step, Field rate) {}

    static Optional<List<Entry>> read(Field field) {
        if (!field.isGiven()) {
            return Optional.of(List.of());
        }
        Optional<List<Field>> elements = field.list(STEPS);
        if (elements.isEmpty()) {
            return Optional.empty();
        }
        int count = elements.get().size();
        if (count > Limits.SCHEDULE_STEPS) {
            field.report(Problem.SCHEDULE_LENGTH, count, Limits.SCHEDULE_STEPS);
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>();
        for (Field element : elements.get()) {
            element.section(Keys.STEP).flatMap(ScheduleReader::entry).ifPresent(entry -> {
                checkOrder(element, entry.step(), entries);
                entries.add(entry);
            });
        }
        return entries.size() == count ? Optional.of(entries) : Optional.empty();
    }

    private static Optional<Entry> entry(Section section) {
        Optional<RateStep.Unit> unit = unit(section);
        Optional<Integer> after =
                unit.flatMap(u -> section.field(u.text()).integer(1, 1, Integer.MAX_VALUE, Problem.SCHEDULE_BEGIN));
        Field rate = section.field("learning-rate");
        if (!rate.isGiven()) {
            rate.report(Problem.MISSING_KEY, "the rate from there on");
            return Optional.empty();
        }
        Optional<Integer> shift = rate.shift(0, 0, Limits.RATE_SHIFT, Problem.RATE_RANGE);
        return after.isEmpty() || shift.isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry(new RateStep(unit.orElseThrow(), after.get(), shift.get()), rate));
    }

    private static Optional<RateStep.Unit> unit(Section section) {
        boolean samples = section.field(RateStep.Unit.SAMPLES.text()).isGiven();
        boolean epochs = section.field(RateStep.Unit.EPOCHS.text()).isGiven();
        if (samples == epochs) {
            section.report(Problem.SCHEDULE_UNIT, samples ? "both are given" : "neither is given");
            return Optional.empty();
        }
        return Optional.of(samples ? RateStep.Unit.SAMPLES : RateStep.Unit.EPOCHS);
    }

    /** Steps of one unit ascend; how many samples an epoch has is not known here. */
    private static void checkOrder(Field element, RateStep step, List<Entry> before) {
        before.stream()
                .map(Entry::step)
                .filter(other -> other.unit() == step.unit() && other.after() >= step.after())
                .findFirst()
                .ifPresent(other -> element.report(
                        Problem.SCHEDULE_ORDER, step.after(), step.unit().text(), other.after()));
    }

    /** One delta format serves all rates. */
    static void checkDelta(List<Entry> entries, Optional<FixedFormat> delta) {
        for (Entry entry : entries) {
            delta.ifPresent(format -> {
                int k = entry.step().rateShift();
                int least = FormatReader.leastDeltaFraction(format.bits(), k);
                int most = FormatReader.mostDeltaFraction(format.bits(), k);
                if (format.fractionBits() < least || format.fractionBits() > most) {
                    entry.rate()
                            .report(
                                    Problem.SCHEDULE_DELTA,
                                    PowerOfTwo.show(k),
                                    least,
                                    most,
                                    format,
                                    format.fractionBits());
                }
            });
        }
    }
}
