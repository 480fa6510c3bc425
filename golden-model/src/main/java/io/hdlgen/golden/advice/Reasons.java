package io.hdlgen.golden.advice;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is said for each quantity, in order. */
final class Reasons {
    private final Map<Quantity, List<String>> said = new EnumMap<>(Quantity.class);

    /** Adds a reason, worded as {@link String#format} does. */
    void add(Quantity quantity, String wording, Object... found) {
        said.computeIfAbsent(quantity, q -> new ArrayList<>()).add(String.format(Locale.ROOT, wording, found));
    }

    /** All reasons of a quantity. */
    List<String> of(Quantity quantity) {
        return said.getOrDefault(quantity, List.of());
    }

    /** Three digits of a magnitude. */
    static String show(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
