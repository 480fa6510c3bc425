package io.hdlgen.golden.spec;

/** What memories the weights stand in; results do not depend on it. */
public enum Banks {
    /** A word is read and another one written in every clock. */
    DUAL_PORT("dual-port"),
    /** One word is read or written in every clock, so an update takes two clocks a word. */
    SINGLE_PORT("single-port");

    private final String text;

    Banks(String text) {
        this.text = text;
    }

    /** The name in a description. */
    public String text() {
        return text;
    }
}
