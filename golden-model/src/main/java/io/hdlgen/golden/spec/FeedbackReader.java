package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads {@code rule.feedback}. */
final class FeedbackReader {
    /** How many powers of two above the default a scale begins to look dangerous: 2^-1 instead of 2^-3 for 64 to 100 units collapses. */
    private static final int LARGE_BY = 2;
    /** Bits of a uniform entry from an LFSR: 2 c - 255 for a code c of 8 bits. */
    private static final int UNIFORM_BITS = 9;

    private FeedbackReader() {}

    /**
     * Reads what all rules have that draw feedback.
     *
     * @param name of the rule, empty if it was wrong
     * @param layers of the network, empty if they were wrong
     * @param format of feedback values, empty if it was wrong
     */
    static Optional<FeedbackSpec> read(
            Section section, Optional<RuleName> name, Optional<List<Layer>> layers, Optional<FixedFormat> format) {
        name.ifPresent(rule -> RuleKeys.checkFeedback(section, rule));
        Optional<FeedbackValues> values = section.field("values")
                .choice(FeedbackValues.SIGN, List.of(FeedbackValues.values()), FeedbackValues::text);
        Optional<FeedbackSource> source = source(section.field("source"), values, name);
        if (values.equals(Optional.of(FeedbackValues.UNIFORM)) && source.equals(Optional.of(FeedbackSource.LFSR))) {
            format.filter(f -> f.bits() < UNIFORM_BITS)
                    .ifPresent(f -> section.field("values").report(Problem.LFSR_UNIFORM_WIDTH, UNIFORM_BITS, f.bits()));
        }
        Optional<List<Integer>> hidden = layers.map(FeedbackReader::hiddenUnits);
        Field scaleField = section.field("scale");
        Optional<List<Integer>> scales = scales(scaleField, hidden);
        if (scales.isPresent() && format.isPresent() && source.isPresent()) {
            scales = scales.filter(list -> inRange(scaleField, list, format.get(), source.get()));
            scales.ifPresent(list -> warnLarge(scaleField, list, hidden.orElseThrow()));
        }
        return values.isEmpty() || source.isEmpty() || scales.isEmpty()
                ? Optional.empty()
                : Optional.of(new FeedbackSpec(values.get(), source.get(), scales.get()));
    }

    /** f = floor(log2(n) / 2 + 1/2), which is log2 of the square root rounded to nearest. */
    static int defaultScale(int units) {
        int floorLog2 = 31 - Integer.numberOfLeadingZeros(units);
        return (floorLog2 + 1) / 2;
    }

    private static List<Integer> hiddenUnits(List<Layer> layers) {
        return layers.subList(0, layers.size() - 1).stream().map(Layer::units).toList();
    }

    private static Optional<FeedbackSource> source(
            Field field, Optional<FeedbackValues> values, Optional<RuleName> name) {
        Optional<FeedbackSource> source =
                field.choice(FeedbackSource.STORED, List.of(FeedbackSource.values()), FeedbackSource::text);
        if (source.equals(Optional.of(FeedbackSource.LFSR))
                && name.filter(RuleName::learnsFeedback).isPresent()) {
            field.report(Problem.LFSR_LEARNS, name.get().text());
            return Optional.empty();
        }
        if (values.equals(Optional.of(FeedbackValues.NORMAL)) && source.equals(Optional.of(FeedbackSource.LFSR))) {
            field.report(Problem.LFSR_NORMAL);
            return Optional.empty();
        }
        return source;
    }

    /** f_l of every hidden layer; empty if something was wrong or the layers are not known. */
    private static Optional<List<Integer>> scales(Field field, Optional<List<Integer>> hidden) {
        if (!field.isGiven()) {
            return hidden.map(
                    units -> units.stream().map(FeedbackReader::defaultScale).toList());
        }
        if (!field.isList()) {
            return field.shift(0).flatMap(f -> hidden.map(units -> Collections.nCopies(units.size(), f)));
        }
        List<Integer> scales = new ArrayList<>();
        List<Field> elements = field.list("a list").orElseThrow();
        for (Field element : elements) {
            element.shift(0).ifPresent(scales::add);
        }
        if (hidden.isPresent() && hidden.get().size() != elements.size()) {
            field.report(
                    Problem.FEEDBACK_SCALE_COUNT, elements.size(), hidden.get().size());
            return Optional.empty();
        }
        return hidden.isPresent() && scales.size() == elements.size() ? Optional.of(scales) : Optional.empty();
    }

    /**
     * An entry of size 1 must neither round to zero (f > BF) nor exceed its format. Stored entries saturate, which is defined; regenerated ones have no saturation, so for them
     * 2^(BF - f) <= 2^(WW - 2), that is f >= 2 - I.
     */
    private static boolean inRange(Field field, List<Integer> scales, FixedFormat format, FeedbackSource source) {
        int least = source == FeedbackSource.LFSR ? Math.max(0, 2 - format.integerBits()) : 0;
        int most = format.fractionBits();
        boolean inRange = true;
        for (int l = 1; l <= scales.size(); l++) {
            int f = scales.get(l - 1);
            if (f < least || f > most) {
                inRange = false;
                field.report(
                        Problem.FEEDBACK_SCALE_RANGE,
                        PowerOfTwo.show(f),
                        l,
                        PowerOfTwo.show(most),
                        PowerOfTwo.show(least),
                        format,
                        source.text());
            }
        }
        return inRange;
    }

    private static void warnLarge(Field field, List<Integer> scales, List<Integer> hidden) {
        for (int i = 0; i < scales.size(); i++) {
            int standard = defaultScale(hidden.get(i));
            if (scales.get(i) <= standard - LARGE_BY) {
                String shown = PowerOfTwo.show(scales.get(i));
                field.report(Problem.FEEDBACK_SCALE_LARGE, shown, hidden.get(i), PowerOfTwo.show(standard));
            }
        }
    }
}
