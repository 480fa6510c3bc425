package io.hdlgen.golden.spec;

/** Distribution of the feedback entries before scaling, {@code docs/numerics.md} section 6. */
public enum FeedbackValues {
    UNIFORM("uniform"),
    NORMAL("normal"),
    SIGN("sign"),
    TERNARY("ternary");

    private final String text;

    FeedbackValues(String text) {
        this.text = text;
    }

    /** The name in a description. */
    public String text() {
        return text;
    }
}
