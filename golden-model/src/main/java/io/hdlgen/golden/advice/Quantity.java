package io.hdlgen.golden.advice;

/** What a run is made of, as far as formats are concerned. */
public enum Quantity {
    /** W_l and b_l. */
    WEIGHTS("weights"),
    /** F_l, B_l or R_l. */
    FEEDBACK("feedback"),
    /** All vectors of the activations' format: inputs, sums, outputs, logits, and those that only the rule has. */
    ACTIVATIONS("activations"),
    /** Those of them that are logits. */
    LOGITS("logits"),
    /** Those of them that only the rule has: tangents, noise, states, sums of noisy passes. */
    RULE_VECTORS("vectors of the rule"),
    /** xt_l: decorrelated layer inputs. */
    DECORRELATED("decorrelated inputs"),
    /** e. */
    ERROR("error"),
    /** g_l = -eta d_l. */
    DELTAS("delta"),
    /** Those of them that are not the output's. */
    HIDDEN_DELTAS("hidden deltas"),
    /** g x, what a sample adds to a weight. */
    UPDATES("updates");

    private final String text;

    Quantity(String text) {
        this.text = text;
    }

    /** The name: for those that have a format, its field in a description. */
    public String text() {
        return text;
    }
}
