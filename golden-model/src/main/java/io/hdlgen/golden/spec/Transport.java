package io.hdlgen.golden.spec;

/** How the engine sends vectors back through the weights; results do not depend on it. */
public enum Transport {
    /** It reads the rows of W_l as columns, with a second sum tree in every block. */
    TRANSPOSED("transposed"),
    /** It stores W_2 .. W_L a second time, transposed, and updates them a second time. */
    COPY("copy");

    private final String text;

    Transport(String text) {
        this.text = text;
    }

    /** The name in a description. */
    public String text() {
        return text;
    }
}
