package io.hdlgen.golden.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects diagnostics, so that one run tells everything. */
final class Findings {
    private static final Comparator<Diagnostic> BY_LINE = Comparator.comparing(
                    (Diagnostic d) -> d.place().isOverride())
            .thenComparing(d -> d.place().line());

    private final List<Diagnostic> found = new ArrayList<>();

    void add(ProblemKind kind, String path, Place place, Object... values) {
        found.add(Diagnostic.of(kind, path, place, values));
    }

    boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    /** In the order of the user's lines; those of one line in the order in which they were found. */
    List<Diagnostic> sorted() {
        return found.stream().sorted(BY_LINE).toList();
    }
}
