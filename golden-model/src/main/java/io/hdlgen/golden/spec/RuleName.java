package io.hdlgen.golden.spec;

/** Learning rules by their usual abbreviation. */
public enum RuleName {
    /** Backpropagation. */
    BP("bp"),
    /** Direct feedback alignment (Nokland 2016; Refinetti et al. 2021). */
    DFA("dfa");

    private final String text;

    RuleName(String text) {
        this.text = text;
    }

    /** The name in a description. */
    public String text() {
        return text;
    }
}
