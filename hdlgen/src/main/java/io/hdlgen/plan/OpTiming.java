package io.hdlgen.plan;

import io.hdlgen.golden.spec.Shape;

/**
 * Beats of one micro-operation, relative to its start: what it reads when, and when its results drain.
 *
 * @param op the micro-operation
 * @param nb NB
 * @param tiles nt, 1 for a MAP
 * @param words nc, words of a row (UPDATE, FORWARD, TRANSPOSED) or of the vector (MAP); 0 for HOLD
 * @param streamWords words of the streamed vector that are in memory
 * @param heldWords words of the held vector
 * @param resultWords words of the result that are kept
 */
public record OpTiming(MicroOp op, int nb, int tiles, int words, int streamWords, int heldWords, int resultWords) {

    static OpTiming of(MicroOp op, Shape shape) {
        int result = op.result().destination().elements();
        int tiles = switch (op.kind()) {
            case MAP -> 1;
            case HOLD -> shape.tiles(op.held().elements());
            default -> shape.tiles(op.matrix().rows());
        };
        // A stream without bias still passes all words of a row, so that the rows follow each other.
        int words = switch (op.kind()) {
            case HOLD -> 0;
            case MAP -> shape.words(op.stream().elements());
            case TRANSPOSED -> shape.words(result);
            default -> shape.words(op.matrix().storedColumns());
        };
        return new OpTiming(
                op,
                shape.blocks(),
                tiles,
                words,
                shape.words(op.stream().elements()),
                shape.words(op.held().elements()),
                shape.words(result));
    }

    /** Whether every tile begins with NB beats that hand out held values. */
    public boolean holds() {
        return op.kind() == OpKind.UPDATE || op.kind() == OpKind.HOLD;
    }

    /** Beats of a tile's words: several tiles of a FORWARD must not drain faster than NB words. */
    public int period() {
        return op.kind() == OpKind.FORWARD && tiles > 1 ? Math.max(words, nb) : words;
    }

    private int tileBeats() {
        return (holds() ? nb : 0) + period();
    }

    public long beats() {
        return op.kind() == OpKind.TRANSPOSED ? (long) words * tiles : (long) tiles * tileBeats();
    }

    /** Beat in which word c of the stream is read first. */
    int streamOffset(int c) {
        return (holds() ? nb : 0) + c;
    }

    /** Beat in which word w of the held vector is handed out. */
    long heldOffset(int w) {
        return (long) (w / nb) * tileBeats() + w % nb;
    }

    /** Beat in which word c of tile t is read from the banks. */
    long weightOffset(int t, int c) {
        return op.kind() == OpKind.TRANSPOSED ? (long) c * tiles + t : (long) t * tileBeats() + (holds() ? nb : 0) + c;
    }

    /** Words that drain, padding included. */
    public int drainWords() {
        return switch (op.kind()) {
            case FORWARD -> tiles * nb;
            case TRANSPOSED, MAP -> words;
            default -> 0;
        };
    }

    /** D0 of result word i. */
    long drainOffset(int i, Latencies latency) {
        return switch (op.kind()) {
            case FORWARD -> (long) (i / nb) * period() + words - 1 + i % nb + latency.drain();
            case TRANSPOSED -> (long) i * tiles + tiles - 1 + nb + latency.drain();
            default -> i + latency.mapDrain();
        };
    }
}
