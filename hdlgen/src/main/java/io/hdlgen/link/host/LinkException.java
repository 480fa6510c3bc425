package io.hdlgen.link.host;

/** The engine at the other end does not answer, or not as it should. */
public final class LinkException extends RuntimeException {
    public LinkException(String message) {
        super(message);
    }

    public LinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
