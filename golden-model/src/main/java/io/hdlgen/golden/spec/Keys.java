package io.hdlgen.golden.spec;

import java.util.ArrayList;
import java.util.List;

/** The keys of every mapping of a description, in the order in which they are written. */
enum Keys implements KeySet {
    DESCRIPTION("", "hdlgen", "name", "network", "rule", "format", "engine", "board", "seed"),
    NETWORK("network", "input", "layers", "loss"),
    LAYER("network.layers[i]", "units", "activation", "slope"),
    RULE(
            "rule",
            "name",
            "learning-rate",
            "schedule",
            "decay",
            "freeze",
            "feedback",
            "alpha",
            "beta",
            "order",
            "sweeps",
            "sigma",
            "noise",
            "draws",
            "division",
            "passes",
            "decorrelate",
            "decorrelation-rate",
            "dead-band"),
    STEP("rule.schedule[i]", "samples", "epochs", "learning-rate"),
    FEEDBACK("rule.feedback", "values", "source", "scale", "learning-rate", "decay"),
    FORMAT("format", "weights", "feedback", "activations", "error", "delta", "rounding", "rounding-bits"),
    ENGINE("engine", "multipliers", "block", "blocks", "epoch-samples", "control", "transport", "banks"),
    BOARD("board", "name", "clock", "baud");

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its type does not say so.
    private final List<String> names;

    Keys(String path, String... names) {
        this.path = path;
        this.names = List.of(names);
    }

    @Override
    public List<String> names() {
        return names;
    }

    /** The path of a key of this mapping. */
    String path(String key) {
        return Words.join(path, key);
    }

    @Override
    public List<String> elsewhere(String key) {
        List<String> paths = new ArrayList<>();
        for (Keys other : values()) {
            if (other != this && other.names.contains(Words.normal(key))) {
                paths.add(other.path(Words.normal(key)));
            }
        }
        return paths;
    }
}
