package io.hdlgen.golden.spec;

/** Loss functions, {@code docs/numerics.md} section 3. */
public enum Loss {
    SQUARED_ERROR("squared-error"),
    SOFTMAX_CROSS_ENTROPY("softmax-cross-entropy");

    private final String text;

    Loss(String text) {
        this.text = text;
    }

    /** The name in a description. */
    public String text() {
        return text;
    }
}
