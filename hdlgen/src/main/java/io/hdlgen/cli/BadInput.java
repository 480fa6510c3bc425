package io.hdlgen.cli;

import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Place;
import io.hdlgen.golden.spec.ProblemKind;
import io.hdlgen.golden.spec.Words;
import java.util.List;
import java.util.stream.Collectors;

/** The user's input cannot be used: every problem at once. Ends the program with {@link ExitStatus#BAD_INPUT}. */
final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> problems;

    BadInput(List<Diagnostic> problems) {
        super(problems.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * One problem.
     *
     * @param where the word of the command line, or the file, that is to blame
     * @param found what the wording of {@code kind} takes
     */
    static BadInput of(ProblemKind kind, String where, Object... found) {
        return new BadInput(List.of(Diagnostic.of(kind, "", new Place(Words.shorten(where), 0), found)));
    }

    List<Diagnostic> problems() {
        return problems;
    }
}
