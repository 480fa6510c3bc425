package io.hdlgen.link.host;

/**
 * Words of the streams in frames: S elements of XW bits side by side, element 0 in the low bits, padded to whole bytes, the lowest byte first.
 *
 * @param block S
 * @param bits XW
 * @param bytes of a word
 */
record WordCodec(int block, int bits, int bytes) {
    /** Puts the word that begins at an element into a frame. */
    void put(int[] elements, int from, byte[] into, int at) {
        for (int i = 0; i < block * bits; i++) {
            int bit = (elements[from + i / bits] >> (i % bits)) & 1;
            into[at + i / 8] |= (byte) (bit << (i % 8));
        }
    }

    /** The signed elements of a word. */
    void get(byte[] from, int at, int[] elements, int to) {
        for (int k = 0; k < block; k++) {
            int element = 0;
            for (int i = 0; i < bits; i++) {
                int bit = k * bits + i;
                element |= ((from[at + bit / 8] >> (bit % 8)) & 1) << i;
            }
            elements[to + k] = (element << (Integer.SIZE - bits)) >> (Integer.SIZE - bits);
        }
    }
}
