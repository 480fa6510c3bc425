package io.hdlgen.golden.spec;

/** Where the fixed feedback matrices come from, {@code docs/numerics.md} section 6. */
public enum FeedbackSource {
    /** In the weight banks. */
    STORED("stored"),
    /** Regenerated for every sample from one LFSR a lane; takes no memory. */
    LFSR("lfsr");

    private final String text;

    FeedbackSource(String text) {
        this.text = text;
    }

    /** The name in a description. */
    public String text() {
        return text;
    }
}
