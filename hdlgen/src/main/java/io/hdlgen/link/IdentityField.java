package io.hdlgen.link;

/** What a HELLO is answered with: sizes that a host needs, little endian. */
public enum IdentityField {
    VERSION(0, 1, "version of this protocol"),
    BLOCK(1, 1, "S, elements of a word of the streams"),
    BLOCKS(2, 2, "NB, words that a host micro-operation reads"),
    ELEMENT_BITS(4, 1, "XW, bits of an element"),
    WORD_BYTES(5, 1, "bytes of a word in a frame"),
    PREDICTION_BYTES(6, 1, "bytes of a prediction in a frame: class, then label, half of them each"),
    RING_BITS(7, 1, "log2 of the predictions that are kept; their numbers have one bit more"),
    SAMPLE_WORDS(8, 2, "words of a sample"),
    RESULT_BITS(10, 1, "log2 of the bytes of results that are kept"),
    OPERATION_WORDS(11, 1, "registers of a host micro-operation"),
    DESIGN(12, 4, "the register IDENTITY");

    /** Bytes of all together. */
    public static final int BYTES = 16;

    private final int offset;
    private final int bytes;
    private final String meaning;

    IdentityField(int offset, int bytes, String meaning) {
        this.offset = offset;
        this.bytes = bytes;
        this.meaning = meaning;
    }

    /** Its first byte. */
    public int offset() {
        return offset;
    }

    /** How many it has. */
    public int bytes() {
        return bytes;
    }

    /** For the page. */
    public String meaning() {
        return meaning;
    }

    /** Its value in an answer. */
    public int of(byte[] identity) {
        int value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = (value << 8) | (identity[offset + i] & 0xFF);
        }
        return value;
    }
}
