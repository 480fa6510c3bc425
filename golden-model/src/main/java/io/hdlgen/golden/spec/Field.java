package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The value of one key. Every reading method gives the value, or the default if the key is missing, or empty if what stands there is wrong: then the reason is among the findings
 * already, and whoever depends on the value says nothing more.
 */
public final class Field {
    /** What a description says for an option that is switched off. */
    static final String NONE = "none";

    private final Findings findings;
    private final String path;
    private final Place place;
    private final @Nullable Tree value;

    Field(Findings findings, String path, Place place, @Nullable Tree value) {
        this.findings = findings;
        this.path = path;
        this.place = place;
        this.value = value;
    }

    /** Whether anything stands here. */
    public boolean isGiven() {
        return value != null;
    }

    /** Reports a problem of this value. */
    public void report(ProblemKind problem, Object... found) {
        findings.add(problem, path, place, found);
    }

    /** Where it stands, or where it is missing. */
    public Place place() {
        return place;
    }

    private void reportType(String expected) {
        if (!(value instanceof Tree.Broken)) {
            report(Problem.WRONG_TYPE, value == null ? "nothing" : value.describe(), expected);
        }
    }

    /** Plain or quoted text. */
    public Optional<String> text(String standard, String expected) {
        if (value == null) {
            return Optional.of(standard);
        }
        if (value instanceof Tree.Scalar scalar && !scalar.isNull()) {
            return Optional.of(scalar.text());
        }
        reportType(expected);
        return Optional.empty();
    }

    /** A whole number from min to max. */
    public Optional<Integer> integer(int standard, int min, int max, ProblemKind outside) {
        return integer(BigInteger.valueOf(standard), BigInteger.valueOf(min), BigInteger.valueOf(max), outside)
                .map(BigInteger::intValueExact);
    }

    /** A whole number from min to max, of any size. */
    Optional<BigInteger> integer(BigInteger standard, BigInteger min, BigInteger max, ProblemKind outside) {
        if (value == null) {
            return Optional.of(standard);
        }
        if (!(value instanceof Tree.Scalar scalar
                && scalar.plain()
                && scalar.text().matches("[-+]?\\d{1,40}"))) {
            reportType("a whole number");
            return Optional.empty();
        }
        BigInteger number = new BigInteger(scalar.text());
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            report(outside, number, min, max);
            return Optional.empty();
        }
        return Optional.of(number);
    }

    /** One of a few names. */
    public <E> Optional<E> choice(E standard, List<E> choices, Function<E, String> nameOf) {
        List<String> names = choices.stream().map(nameOf).toList();
        String all = String.join(", ", names);
        return text(nameOf.apply(standard), "one of " + all).flatMap(written -> {
            int index = names.indexOf(written);
            if (index >= 0) {
                return Optional.of(choices.get(index));
            }
            report(Problem.UNKNOWN_NAME, Words.shorten(written), all, Words.didYouMean(written, names));
            return Optional.empty();
        });
    }

    /** k of a value 2^-k, min <= k <= max. */
    Optional<Integer> shift(int standard, int min, int max, ProblemKind outside) {
        return shift(standard).filter(k -> {
            boolean inside = min <= k && k <= max;
            if (!inside) {
                report(outside, PowerOfTwo.show(k), PowerOfTwo.show(max), PowerOfTwo.show(min));
            }
            return inside;
        });
    }

    /** k of a value 2^-k. */
    Optional<Integer> shift(int standard) {
        return text(PowerOfTwo.show(standard), "a power of two such as 2^-7").flatMap(written -> {
            PowerOfTwo parsed = PowerOfTwo.parse(written);
            if (parsed.shift().isEmpty()) {
                report(Problem.NOT_A_POWER_OF_TWO, Words.shorten(written), parsed.advice());
            }
            return parsed.shift();
        });
    }

    /** k of a value 2^-k, min <= k <= max, or nothing for {@code none}. */
    Optional<OptionalInt> shiftOrNone(OptionalInt standard, int min, int max, ProblemKind outside) {
        if (value == null
                ? standard.isEmpty()
                : value instanceof Tree.Scalar s && s.text().equals(NONE)) {
            return Optional.of(OptionalInt.empty());
        }
        return shift(standard.orElse(min), min, max, outside).map(OptionalInt::of);
    }

    /** A format {@code sI.F}, whatever its widths. */
    Optional<FixedFormat> format(FixedFormat standard) {
        return text(standard.toString(), "a format such as s3.13").flatMap(written -> {
            Optional<FixedFormat> format = FixedFormat.parse(written);
            if (format.isEmpty()) {
                report(Problem.NOT_A_FORMAT, Words.shorten(written));
            }
            return format;
        });
    }

    /** The mapping that stands here; an empty one if there is nothing. */
    public Optional<Section> section(KeySet keys) {
        if (value == null) {
            return Optional.of(new Section(findings, keys, path, Tree.Fields.empty(place)));
        }
        if (value instanceof Tree.Fields fields) {
            return Optional.of(new Section(findings, keys, path, fields));
        }
        reportType("a mapping with " + String.join(", ", keys.names()));
        return Optional.empty();
    }

    /** The same, or a plain value that stands for the mapping with nothing but {@code shortKey}. */
    Optional<Section> sectionOrShort(KeySet keys, String shortKey) {
        if (value instanceof Tree.Scalar scalar && !scalar.isNull()) {
            Tree.Fields expanded = Tree.Fields.empty(place).with(shortKey, scalar);
            return Optional.of(new Section(findings, keys, path, expanded));
        }
        return section(keys);
    }

    /** What stands at a key of the mapping here, for problems that are seen later. */
    Field in(String key) {
        Tree inner = value instanceof Tree.Fields fields ? fields.values().get(key) : null;
        return new Field(findings, Words.join(path, key), inner == null ? place : inner.place(), inner);
    }

    /** Whether a list stands here. */
    public boolean isList() {
        return value instanceof Tree.Items;
    }

    /** The elements of a list. */
    public Optional<List<Field>> list(String expected) {
        if (!(value instanceof Tree.Items items)) {
            reportType(expected);
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        for (Tree element : items.values()) {
            fields.add(new Field(findings, path + "[" + fields.size() + "]", element.place(), element));
        }
        return Optional.of(fields);
    }
}
