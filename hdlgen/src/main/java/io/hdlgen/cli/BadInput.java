package io.hdlgen.cli;

import java.util.List;
import java.util.stream.Collectors;

/** The user's input cannot be used: every problem at once. Ends the program with {@link ExitStatus#BAD_INPUT}. */
final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    static final String UNKNOWN_COMMAND = "C001";
    static final String UNKNOWN_OPTION = "C002";
    static final String BAD_OPTION = "C003";
    static final String BAD_ARGUMENTS = "C004";
    static final String BAD_FILE = "C005";

    private final transient List<Problem> problems;

    BadInput(List<Problem> problems) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    BadInput(String code, String where, String message) {
        this(List.of(new Problem(code, where, message)));
    }

    List<Problem> problems() {
        return problems;
    }
}
