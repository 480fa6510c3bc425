package io.hdlgen.golden.spec;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a description.
 *
 * @param description present when there is no error among the diagnostics
 * @param diagnostics every finding, in the order of the lines; those about overrides last
 */
public record Reading(Optional<Description> description, List<Diagnostic> diagnostics) {
    public Reading {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether anything stops the work. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** The findings that do not stop the work. */
    public List<Diagnostic> warnings() {
        return diagnostics.stream().filter(d -> !d.isError()).toList();
    }
}
