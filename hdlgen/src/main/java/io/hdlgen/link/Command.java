package io.hdlgen.link;

/** Commands of the host link. The Verilog, the constants of the drivers and the tables of {@code docs/host-link.md} all come from here. */
public enum Command {
    HELLO(
            1,
            Kind.SESSION,
            "nothing",
            "the identity, 16 bytes",
            "begins a session, whatever its number: forgets kept predictions, which are counted from 0 again"),
    READ(2, Kind.READING, "register (2), bytes (1)", "words of registers from that one on", "reads the register file"),
    WRITE(
            3,
            Kind.CHANGING,
            "for each write: register (1), word (4)",
            "nothing",
            "writes registers, in the order in which they stand"),
    OPERATE(
            4,
            Kind.CHANGING,
            "as WRITE",
            "nothing",
            "the same for host micro-operations: begins when the engine is not busy, and before each write waits until it is not; forgets kept results"),
    STREAM(
            5,
            Kind.CHANGING,
            "label (15 bits), bit 15: last; words",
            "nothing",
            "words for the input stream, the last of which ends the packet if bit 15 is set"),
    RESULTS(
            6,
            Kind.READING,
            "first byte (2), bytes (1)",
            "so many bytes",
            "what host micro-operations have read since the last OPERATE, when the engine is not busy"),
    PREDICTIONS(
            7,
            Kind.READING,
            "number (2)",
            "predictions from that number on",
            "predictions that are kept; forgets those before that number");

    private final int code;
    private final Kind kind;
    private final String payload;
    private final String answer;
    private final String meaning;

    Command(int code, Kind kind, String payload, String answer, String meaning) {
        this.code = code;
        this.kind = kind;
        this.payload = payload;
        this.answer = answer;
        this.meaning = meaning;
    }

    /** What a repetition of a command does. */
    public enum Kind {
        /** It begins a session, whatever its number. */
        SESSION,
        /** A repetition is executed again: it changes nothing. */
        READING,
        /** A repetition is acknowledged and not executed. */
        CHANGING
    }

    /** Its number in a frame. */
    public int code() {
        return code;
    }

    /** What a repetition does. */
    public Kind kind() {
        return kind;
    }

    /** Parts of the payload, with their bytes. */
    public String payload() {
        return payload;
    }

    /** The payload of the answer. */
    public String answer() {
        return answer;
    }

    /** For the page. */
    public String meaning() {
        return meaning;
    }
}
