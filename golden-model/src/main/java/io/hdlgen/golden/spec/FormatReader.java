package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;
import java.util.List;
import java.util.Optional;

/** Reads {@code format}: each format by itself, and those that must agree with another. What depends on several of them is in {@link FormatChecks}. */
final class FormatReader {
    private static final FixedFormat WEIGHTS = new FixedFormat(3, 13);
    private static final int DEFAULT_ROUNDING_BITS = 8;

    private final Section section;
    private final Optional<Loss> loss;
    private final Optional<RuleName> rule;
    private final Optional<Integer> rateShift;

    private FormatReader(Section section, Optional<Loss> loss, RuleReader.Draft rule) {
        this.section = section;
        this.loss = loss;
        this.rule = rule.name();
        this.rateShift = rule.rateShift();
    }

    /** Reads everything that is right by itself; what the caller knows to be wrong elsewhere is empty. */
    static FormatDraft read(Section section, Optional<Loss> loss, RuleReader.Draft rule) {
        return new FormatReader(section, loss, rule).draft();
    }

    private FormatDraft draft() {
        Optional<FixedFormat> activations = activations();
        Optional<FixedFormat> weights = weights(activations);
        Optional<FixedFormat> feedback = feedback(weights);
        Optional<FixedFormat> error = error(activations);
        Optional<FixedFormat> delta = delta(activations);
        Optional<Rounding> rounding =
                section.field("rounding").choice(Rounding.STOCHASTIC, List.of(Rounding.values()), Rounding::text);
        return new FormatDraft(weights, feedback, activations, error, delta, rounding, roundingBits(rounding));
    }

    private Optional<FixedFormat> activations() {
        Field field = section.field("activations");
        return ranged(field, RuleDefaults.activations(rule)).filter(format -> {
            if (format.integerBits() < 2) {
                field.report(Problem.ONE_NOT_REPRESENTABLE, format, format.toReal(format.max()));
            }
            return format.integerBits() >= 2;
        });
    }

    /** The default has as many of its fraction bits as narrow vectors leave room for. */
    private Optional<FixedFormat> weights(Optional<FixedFormat> activations) {
        Field field = section.field("weights");
        int bits = Math.min(WEIGHTS.bits(), activations.map(FixedFormat::bits).orElse(WEIGHTS.bits()));
        Optional<FixedFormat> weights =
                ranged(field, new FixedFormat(WEIGHTS.integerBits(), bits - WEIGHTS.integerBits()));
        return weights.filter(w -> {
            boolean wider =
                    activations.isPresent() && w.bits() > activations.get().bits();
            if (wider) {
                FixedFormat x = activations.get();
                field.report(Problem.WEIGHTS_WIDER, w.bits(), w, x.bits(), x);
            }
            return !wider;
        });
    }

    private Optional<FixedFormat> feedback(Optional<FixedFormat> weights) {
        Field field = section.field("feedback");
        if (!field.isGiven()) {
            return weights;
        }
        rule.filter(name -> !name.hasFurtherMatrices())
                .ifPresent(name -> field.report(Problem.FEEDBACK_NOT_USED, name.text()));
        return ranged(field, WEIGHTS).filter(format -> sameWidth(field, format, weights, Problem.FEEDBACK_WIDTH));
    }

    private Optional<FixedFormat> error(Optional<FixedFormat> activations) {
        Field field = section.field("error");
        boolean squared = loss.equals(Optional.of(Loss.SQUARED_ERROR));
        if (!field.isGiven()) {
            return activations.map(x -> squared ? x : new FixedFormat(1, x.bits() - 1));
        }
        return ranged(field, WEIGHTS)
                .filter(format -> sameWidth(field, format, activations, Problem.VECTOR_WIDTHS))
                .filter(format -> {
                    boolean differs = squared && activations.isPresent() && !activations.equals(Optional.of(format));
                    if (differs) {
                        field.report(Problem.SQUARED_ERROR_FORMAT, format, activations.get());
                    }
                    return !differs;
                });
    }

    /** DF = XW - 2 + k unless given; XW - 6 + k to XW - 1 + k are possible. */
    private Optional<FixedFormat> delta(Optional<FixedFormat> activations) {
        Field field = section.field("delta");
        if (!field.isGiven()) {
            return activations.flatMap(x -> rateShift.map(k -> new FixedFormat(2 - k, x.bits() - 2 + k)));
        }
        return field.format(WEIGHTS)
                .filter(format -> widthInRange(field, format))
                .filter(format -> sameWidth(field, format, activations, Problem.VECTOR_WIDTHS))
                .filter(format ->
                        activations.isEmpty() || rateShift.isEmpty() || deltaInRange(field, format, rateShift.get()));
    }

    /** XW - 6 + k. */
    static int leastDeltaFraction(int bits, int k) {
        return bits - 6 + k;
    }

    /** XW - 1 + k. */
    static int mostDeltaFraction(int bits, int k) {
        return bits - 1 + k;
    }

    private static boolean deltaInRange(Field field, FixedFormat format, int k) {
        int least = leastDeltaFraction(format.bits(), k);
        int most = mostDeltaFraction(format.bits(), k);
        int fraction = format.fractionBits();
        boolean inRange = least <= fraction && fraction <= most;
        if (!inRange) {
            String rate = PowerOfTwo.show(k);
            field.report(Problem.DELTA_RANGE, format, fraction, least, most, format.bits(), rate);
        }
        return inRange;
    }

    private static boolean sameWidth(Field field, FixedFormat format, Optional<FixedFormat> other, Problem problem) {
        boolean differs = other.isPresent() && other.get().bits() != format.bits();
        if (differs) {
            field.report(
                    problem, format, format.bits(), other.get(), other.get().bits());
        }
        return !differs;
    }

    private static Optional<FixedFormat> ranged(Field field, FixedFormat standard) {
        return field.format(standard)
                .filter(format -> widthInRange(field, format))
                .filter(format -> {
                    boolean fits = format.fractionBits() < format.bits();
                    if (!fits) {
                        field.report(
                                Problem.FRACTION_RANGE,
                                format,
                                format.fractionBits(),
                                format.bits(),
                                format.bits() - 1);
                    }
                    return fits;
                });
    }

    private static boolean widthInRange(Field field, FixedFormat format) {
        boolean inRange = format.bits() >= Limits.MIN_BITS && format.bits() <= Limits.MAX_BITS;
        if (!inRange) {
            field.report(Problem.WIDTH_RANGE, format, format.bits(), Limits.MIN_BITS, Limits.MAX_BITS);
        }
        return inRange;
    }

    /** RB; 0 with round to nearest. */
    private Optional<Integer> roundingBits(Optional<Rounding> rounding) {
        Field field = section.field("rounding-bits");
        Optional<Integer> bits =
                field.integer(DEFAULT_ROUNDING_BITS, 1, Limits.ROUNDING_BITS, Problem.ROUNDING_BITS_RANGE);
        if (rounding.equals(Optional.of(Rounding.NEAREST))) {
            if (field.isGiven()) {
                field.report(Problem.ROUNDING_BITS_NOT_USED);
            }
            return bits.map(unused -> 0);
        }
        return bits;
    }
}
