package io.hdlgen.golden.spec;

/** One kind of finding. Implemented by enums, so that each kind has one name, one code for ever and one wording. */
public interface ProblemKind {
    /** Stable code: a letter and three digits. */
    String code();

    /** Whether it stops the work. */
    Severity severity();

    /** Wording, in the syntax of {@link String#format}. */
    String template();
}
