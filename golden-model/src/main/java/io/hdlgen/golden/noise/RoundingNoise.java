package io.hdlgen.golden.noise;

/**
 * The random bits of all rounding LFSRs as streams that vectorise: the fast twin of {@link RoundingLanes}.
 *
 * <p>A state bit satisfies {@code b[t] = b[t-32] ^ b[t-31] ^ b[t-30] ^ b[t-10]}, t in single steps. Squaring a polynomial over GF(2) squares every term, so the same recurrence holds at any
 * distance 2^m, for whole states and for every linear function of them, such as the RB bits that element k of a word takes. Hence, with C = 2^m beats of all elements in one array (a chunk),
 * {@code chunk[n] = chunk[n-32] ^ chunk[n-31] ^ chunk[n-30] ^ chunk[n-10]}, element by element, and no element waits for another.
 *
 * <p>Several lanes share one array: a group of 4 lanes with 8 bits each when RB is at most 8, of 2 lanes with 16 bits else. The lanes of a group stand in neighbouring rows of a tile, so
 * the streams of a group are consumed together.
 */
public final class RoundingNoise {
    private static final int HISTORY = 32;
    private static final int CHUNK_ELEMENTS = 128;

    private final RoundingLanes start;
    private final int block;
    private final int fieldBits;
    private final Stream[] groups;

    /**
     * Streams that begin at given states.
     *
     * @param states one per lane, not zero
     * @param roundingBits RB, 1 .. 16
     * @param block S, elements of a word: 1, 2, 4 or 8
     */
    public RoundingNoise(int[] states, int roundingBits, int block) {
        this.start = new RoundingLanes(states, roundingBits);
        this.block = block;
        this.fieldBits = roundingBits <= 8 ? 8 : 16;
        this.groups = new Stream[(states.length + lanesPerGroup() - 1) / lanesPerGroup()];
        int[][][] history = history(states, roundingBits);
        for (int group = 0; group < groups.length; group++) {
            groups[group] = new Stream(history[group]);
        }
    }

    /** Lanes that share one stream: lane p is in group p / lanesPerGroup. */
    public int lanesPerGroup() {
        return 32 / fieldBits;
    }

    public int groups() {
        return groups.length;
    }

    /** Right shift that brings a lane's bits of a stream's element to the bottom; mask them with 2^RB - 1. */
    public int fieldShift(int lane) {
        return lane % lanesPerGroup() * fieldBits;
    }

    /**
     * The next beats of one group: element k of the word in beat t at {@code into[t S + k]}. Every group must be read by the same number of beats before {@link #states}.
     *
     * @param beats how many; {@code into} holds beats * S elements or more
     */
    public void read(int group, int beats, int[] into) {
        groups[group].read(into, beats * block);
    }

    /** The LFSR states after all beats read so far. */
    public int[] states() {
        RoundingLanes lanes = new RoundingLanes(start.states(), 1);
        lanes.beats(groups[0].elementsRead / block);
        return lanes.states();
    }

    /** The first {@link #HISTORY} chunks of every group, from the plain twin. */
    private int[][][] history(int[] states, int roundingBits) {
        int[][][] chunks = new int[groups.length][HISTORY][CHUNK_ELEMENTS];
        RoundingLanes lanes = new RoundingLanes(states, roundingBits);
        for (int at = 0; at < HISTORY * CHUNK_ELEMENTS; at += block) {
            for (int lane = 0; lane < states.length; lane++) {
                int[] chunk = chunks[lane / lanesPerGroup()][at / CHUNK_ELEMENTS];
                for (int k = 0; k < block; k++) {
                    chunk[at % CHUNK_ELEMENTS + k] |= lanes.bits(lane, k) << fieldShift(lane);
                }
            }
            lanes.beat();
        }
        return chunks;
    }

    /** One group's elements in order. The ring holds the current chunk and the 31 after it. */
    private static final class Stream {
        private final int[][] ring;
        private int current;
        private int offset;
        private long elementsRead;

        Stream(int[][] ring) {
            this.ring = ring;
        }

        void read(int[] into, int count) {
            for (int done = 0; done < count; ) {
                int length = Math.min(count - done, CHUNK_ELEMENTS - offset);
                System.arraycopy(ring[current], offset, into, done, length);
                done += length;
                offset += length;
                if (offset == CHUNK_ELEMENTS) {
                    advance();
                }
            }
            elementsRead += count;
        }

        private void advance() {
            // With n = current + 32, the chunk just used up is chunk n - 32, and n - 31, n - 30, n - 10 are current +
            // 1, + 2, + 22.
            combine(
                    ring[current],
                    ring[(current + 1) % HISTORY],
                    ring[(current + 2) % HISTORY],
                    ring[(current + 22) % HISTORY]);
            current = (current + 1) % HISTORY;
            offset = 0;
        }

        private static void combine(int[] chunk, int[] a, int[] b, int[] c) {
            for (int i = 0; i < CHUNK_ELEMENTS; i++) {
                chunk[i] ^= a[i] ^ b[i] ^ c[i];
            }
        }
    }
}
