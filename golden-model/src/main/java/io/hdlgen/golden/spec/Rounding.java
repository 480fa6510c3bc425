package io.hdlgen.golden.spec;

/** Rounding of the weight update, {@code docs/numerics.md} section 5. */
public enum Rounding {
    NEAREST("nearest"),
    STOCHASTIC("stochastic");

    private final String text;

    Rounding(String text) {
        this.text = text;
    }

    /** The name in a description. */
    public String text() {
        return text;
    }
}
