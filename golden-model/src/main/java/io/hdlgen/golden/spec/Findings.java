package io.hdlgen.golden.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects diagnostics, so that one run tells everything; a file of rubbish is told {@value #MOST} times that it is one. */
public final class Findings {
    private static final Comparator<Diagnostic> BY_LINE = Comparator.comparing(
                    (Diagnostic d) -> d.place().isOverride())
            .thenComparing(d -> d.place().line());

    private static final int MOST = 100;

    private final List<Diagnostic> found = new ArrayList<>();
    private int left;

    /** Adds a finding. */
    public void add(ProblemKind kind, String path, Place place, Object... values) {
        if (found.size() < MOST) {
            found.add(Diagnostic.of(kind, path, place, values));
        } else {
            left++;
        }
    }

    /** Whether any finding stops the work. */
    public boolean hasErrors() {
        return left > 0 || found.stream().anyMatch(Diagnostic::isError);
    }

    /** In the order of the user's lines; those of one line in the order in which they were found. */
    public List<Diagnostic> sorted(String source) {
        List<Diagnostic> all = new ArrayList<>(found);
        all.sort(BY_LINE);
        if (left > 0) {
            all.add(Diagnostic.of(Problem.MORE_PROBLEMS, "", new Place(source, 0), left));
        }
        return all;
    }
}
