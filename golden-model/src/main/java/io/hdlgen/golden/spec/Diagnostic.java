package io.hdlgen.golden.spec;

import java.util.Locale;

/**
 * One finding about the user's input.
 *
 * @param kind which kind, with its code
 * @param path field in the user's file, {@code network.layers[1].units}; empty when it is not about a field
 * @param place file and line, or the command line
 * @param message what was found and what is allowed
 */
public record Diagnostic(ProblemKind kind, String path, Place place, String message) {
    /** Fills the kind's wording with what was found. */
    public static Diagnostic of(ProblemKind kind, String path, Place place, Object... found) {
        return new Diagnostic(kind, path, place, String.format(Locale.ROOT, kind.template(), found));
    }

    /** Whether it stops the work. */
    public boolean isError() {
        return kind.severity() == Severity.ERROR;
    }

    /** One line: {@code net.yaml:7: network.layers[1].units: 0 units; 1 to 65536 are possible [D033]}. */
    @Override
    public String toString() {
        String field = path.isEmpty() ? "" : path + ": ";
        String level = isError() ? "" : "warning: ";
        return place + ": " + level + field + message + " [" + kind.code() + "]";
    }
}
