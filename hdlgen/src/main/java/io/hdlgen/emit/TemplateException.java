package io.hdlgen.emit;

/** A template and its context do not fit together: a fault of the generator, not of its user. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateException(String template, String reason) {
        super(template + ": " + reason);
    }
}
