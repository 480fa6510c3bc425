package io.hdlgen.golden.advice;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Formats;
import java.util.List;

/**
 * Formats for a description, and why.
 *
 * @param description with the proposed formats
 * @param advices one for every quantity that has a format, in the order of a description
 * @param roundingReasons why it rounds as it does
 * @param line the value of the field {@code format}
 * @param diagnostics what reading the description with this line says, errors included
 */
public record Proposal(
        Description description,
        List<Advice> advices,
        List<String> roundingReasons,
        String line,
        List<Diagnostic> diagnostics) {
    public Proposal {
        advices = List.copyOf(advices);
        roundingReasons = List.copyOf(roundingReasons);
        diagnostics = List.copyOf(diagnostics);
    }

    /** The formats themselves. */
    public Formats formats() {
        return description.formats();
    }

    /** Whether a description with these formats cannot be read. */
    public boolean refused() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
