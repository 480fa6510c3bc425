package io.hdlgen.boardsim;

/** A driver ended with a complaint. */
public final class DriverFailed extends RuntimeException {
    public DriverFailed(String message) {
        super(message);
    }
}
