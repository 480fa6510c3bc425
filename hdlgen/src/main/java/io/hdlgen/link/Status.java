package io.hdlgen.link;

/** How a frame was answered: bits 2 .. 0 of the status byte. All but {@link #OK} come with the number of the frame that was executed last. */
public enum Status {
    OK(0, true, "executed, or executed before"),
    BUSY(1, false, "the engine cannot take it now; the same frame may come again"),
    SEQUENCE(2, false, "the number is neither that of the last frame nor the next one"),
    UNKNOWN(3, false, "there is no such command"),
    LENGTH(4, true, "the payload ended too soon; what stood before its end was executed"),
    MISSING(5, true, "these predictions are not kept, or not made");

    /** Bit of the status byte that says that the engine is busy. */
    public static final int ENGINE_BUSY = 7;

    private final int code;
    private final boolean counts;
    private final String meaning;

    Status(int code, boolean counts, String meaning) {
        this.code = code;
        this.counts = counts;
        this.meaning = meaning;
    }

    /** Its number in an answer. */
    public int code() {
        return code;
    }

    /** Whether the frame's number is used up. */
    public boolean counts() {
        return counts;
    }

    /** For the page. */
    public String meaning() {
        return meaning;
    }
}
