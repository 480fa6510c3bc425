package io.hdlgen.plan;

import io.hdlgen.golden.spec.Banks;
import io.hdlgen.golden.spec.Shape;

/**
 * Beats of one micro-operation, relative to its start: what it reads when, and when its results drain.
 *
 * @param op the micro-operation
 * @param nb NB
 * @param tiles nt, 1 for a MAP; for Gaussian noise the words of the vector
 * @param words nc, words of a row (UPDATE, FORWARD, TRANSPOSED) or of the vector (MAP), for Rademacher noise those that its bits fill, for Gaussian noise 1; 0 for HOLD, 1 for FACTOR
 * @param draw clocks in which a word of noise is drawn: S for Gaussian noise, else 1
 * @param streamWords words of the streamed vector that are in memory
 * @param heldWords words of the held vector
 * @param resultWords words of the result that are kept
 * @param turns beats of an updated word: 1, or 2 where banks have one port
 */
public record OpTiming(
        MicroOp op,
        int nb,
        int tiles,
        int words,
        int draw,
        int streamWords,
        int heldWords,
        int resultWords,
        int turns) {

    /** With dual-port banks. */
    static OpTiming of(MicroOp op, Shape shape) {
        return of(op, shape, Banks.DUAL_PORT);
    }

    static OpTiming of(MicroOp op, Shape shape, Banks banks) {
        int result = op.result().destination().elements();
        int tiles = switch (op.kind()) {
            case MAP -> gaussian(op) ? shape.words(result) : 1;
            case FACTOR -> 1;
            case HOLD -> shape.tiles(op.held().elements());
            default -> shape.tiles(op.matrix().rows());
        };
        // A stream without bias still passes all words of a row, so that the rows follow each other.
        int words = switch (op.kind()) {
            case HOLD -> 0;
            case FACTOR -> 1;
            case MAP -> streamWords(op, shape);
            case TRANSPOSED -> shape.words(result);
            default -> shape.words(op.matrix().storedColumns());
        };
        return new OpTiming(
                op,
                shape.blocks(),
                tiles,
                words,
                gaussian(op) ? shape.block() : 1,
                shape.words(op.stream().elements()),
                shape.words(op.held().elements()),
                shape.words(result),
                op.kind() == OpKind.UPDATE && banks == Banks.SINGLE_PORT ? 2 : 1);
    }

    private static boolean gaussian(MicroOp op) {
        return op.stream().home() == Vector.Home.GAUSSIAN;
    }

    /** Words that a MAP's source gives in a row. Rademacher noise is drawn in groups of eight bits. */
    private static int streamWords(MicroOp op, Shape shape) {
        int elements = op.stream().elements();
        return switch (op.stream().home()) {
            case GAUSSIAN -> 1;
            case RADEMACHER -> shape.words((elements + 7) / 8 * 8);
            default -> shape.words(elements);
        };
    }

    /** Whether every tile begins with NB beats that hand out held values. */
    public boolean holds() {
        return op.kind() == OpKind.UPDATE || op.kind() == OpKind.HOLD;
    }

    /** Whether it reads words of the banks. */
    boolean readsBanks() {
        return op.matrix().exists() && !op.matrix().regenerated();
    }

    /** Beats of a tile's words: several tiles of a FORWARD must not drain faster than NB words, and a word of Gaussian noise takes a clock an element. */
    public int period() {
        return op.kind() == OpKind.FORWARD && tiles > 1 ? Math.max(words, nb) : words * draw;
    }

    /** Beats of a tile that hand out held values. */
    private int handing() {
        return holds() ? nb : 0;
    }

    /**
     * Beat of a tile with its first word. Banks with one port read in the odd beats of an UPDATE and write in the even ones, so every tile has an even number of beats.
     */
    private int firstWord() {
        return turns == 1 ? handing() : handing() / 2 * 2 + 1;
    }

    private int tileBeats() {
        return turns == 1 ? handing() + period() : handing() / 2 * 2 + words * turns;
    }

    /** Beats of all tiles in which nothing is read. */
    long idle() {
        return (long) tiles * (tileBeats() - handing() - words);
    }

    public long beats() {
        return op.kind() == OpKind.TRANSPOSED ? (long) words * tiles : (long) tiles * tileBeats();
    }

    /** Beat in which word c of the stream is read first. */
    int streamOffset(int c) {
        return firstWord() + c * turns;
    }

    /** Beat in which word w of the held vector is handed out. */
    long heldOffset(int w) {
        return (long) (w / nb) * tileBeats() + w % nb;
    }

    /** Beat in which word c of tile t is read from the banks. */
    long weightOffset(int t, int c) {
        return op.kind() == OpKind.TRANSPOSED ? (long) c * tiles + t : (long) t * tileBeats() + streamOffset(c);
    }

    /** Words that drain, padding included. */
    public int drainWords() {
        return switch (op.kind()) {
            case FORWARD -> tiles * nb;
            case TRANSPOSED -> words;
            case MAP -> tiles * words;
            default -> 0;
        };
    }

    /** D0 of result word i. */
    long drainOffset(int i, Latencies latency) {
        return switch (op.kind()) {
            case FORWARD -> (long) (i / nb) * period() + words - 1 + i % nb + latency.drain();
            case TRANSPOSED -> (long) i * tiles + tiles - 1 + nb + latency.drain();
            default -> (long) i * draw + draw - 1 + latency.mapDrain();
        };
    }
}
