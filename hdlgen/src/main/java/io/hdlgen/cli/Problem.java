package io.hdlgen.cli;

/**
 * One thing that is wrong with what the user gave us.
 *
 * @param code stable, for scripts and searches, such as {@code C002}
 * @param where the option, or the file and place in it; empty when it is the command line as a whole
 * @param message what was found and what is allowed
 */
record Problem(String code, String where, String message) {
    String text() {
        return (where.isEmpty() ? "" : where + ": ") + message + " [" + code + "]";
    }
}
