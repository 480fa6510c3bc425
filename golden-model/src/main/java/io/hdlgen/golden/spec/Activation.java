package io.hdlgen.golden.spec;

/** Activation functions of hidden layers; their integers are in {@code docs/numerics.md} section 2. */
public enum Activation {
    LINEAR("linear"),
    RELU("relu"),
    LEAKY_RELU("leaky-relu"),
    HARD_TANH("hard-tanh"),
    HARD_SIGMOID("hard-sigmoid");

    private final String text;

    Activation(String text) {
        this.text = text;
    }

    /** The name in a description. */
    public String text() {
        return text;
    }
}
