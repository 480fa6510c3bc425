package io.hdlgen.sim;

import java.util.Objects;

/**
 * Something outside this program is not as it should be: a folder, a tool, a model process. The message says what and, where possible, what to do; it is meant for the user, without
 * a stack trace.
 */
public class SimException extends RuntimeException {
    public SimException(String message) {
        super(message);
    }

    public SimException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}
