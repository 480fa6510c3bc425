package io.hdlgen.board;

/** How the host talks to the trainer on a board. */
public enum Link {
    /** Frames over a serial line of two pins. */
    UART("uart"),
    /** AXI4-Lite and AXI4-Stream from the processor on the same chip. */
    AXI("axi");

    private final String text;

    Link(String text) {
        this.text = text;
    }

    /** As it is written. */
    public String text() {
        return text;
    }
}
