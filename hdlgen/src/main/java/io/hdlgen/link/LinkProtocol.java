package io.hdlgen.link;

/** Constants of the frames; {@code docs/host-link.md}. */
public final class LinkProtocol {
    /** Version in the answer to a HELLO. */
    public static final int VERSION = 1;
    /** First byte of a frame from the host. */
    public static final int REQUEST_SYNC = 0xA5;
    /** First byte of an answer, another one, so that an echo is no answer. */
    public static final int ANSWER_SYNC = 0x5A;
    /** Most bytes of a payload. */
    public static final int PAYLOAD_MAX = 247;
    /** Frames that may be under way without an answer. */
    public static final int WINDOW = 2;
    /** What the CRC register holds after a frame with its CRC, not inverted. */
    public static final int RESIDUE = 0xDEBB20E3;

    /** In the index of a STREAM: the packet ends with this frame. */
    public static final int STREAM_LAST = 1 << 15;

    private LinkProtocol() {}
}
