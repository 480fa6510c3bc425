package io.hdlgen.golden.data;

import io.hdlgen.golden.spec.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of opening a data set.
 *
 * @param data present when there is no error among the diagnostics
 * @param diagnostics every finding
 */
public record Opened(Optional<DataSet> data, List<Diagnostic> diagnostics) {
    public Opened {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether anything stops the work. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
