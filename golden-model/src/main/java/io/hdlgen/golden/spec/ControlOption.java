package io.hdlgen.golden.spec;

/** What of an engine can be controlled or watched at run time, through its register file. Each costs hardware, so each is asked for. */
public enum ControlOption {
    /** A second program that predicts and does not learn. */
    INFERENCE("inference"),
    /** A mask of layers that do not learn. */
    FREEZE("freeze"),
    /** Round to nearest instead of stochastic rounding. */
    ROUNDING("rounding"),
    /** Samples, predictions, correct ones, clocks. */
    COUNTERS("counters"),
    /** Weights and random states out of and into the engine between two samples. */
    CHECKPOINT("checkpoint"),
    /** A host at the other end of a wire, which may begin anew at any time. */
    LINK("link"),
    /** A flag for every quantity that was ever saturated. */
    SATURATION("saturation");

    private final String text;

    ControlOption(String text) {
        this.text = text;
    }

    /** The name in a description. */
    public String text() {
        return text;
    }
}
