package io.hdlgen.cli;

/** What the shell gets to know. */
enum ExitStatus {
    /** Everything that was asked for holds. */
    OK(0),
    /** A check failed: a mismatch, a design that does not fit, a missing tool. */
    CHECK_FAILED(1),
    /** The user's input cannot be used. */
    BAD_INPUT(2),
    /** A fault of this program. */
    INTERNAL(70);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
