package io.hdlgen.plan;

/**
 * Clocks of the pipeline, {@code docs/engine.md}, "Timing". All count from the issue of a beat. Each constant is exact: with any of them one lower some program reads a word too
 * early.
 *
 * @param drain D0 of block 0's sum: the clock in which it stands registered in front of the map elements
 * @param mapDrain D0 of a MAP's word
 * @param write from D0 to the first beat that may read the result
 * @param update from a beat of UPDATE to the first beat that may read the weight word
 * @param logits from D0 of the last logits word to the clock in which the softmax unit takes it
 * @param bankWrite from a beat of UPDATE to the first clock in which block 0's bank holds the word
 */
public record Latencies(int drain, int mapDrain, int write, int update, int logits, int bankWrite) {

    /** Of the generated engine with sum trees of one or two stages. */
    public static Latencies of(int sumStages) {
        return new Latencies(8 + sumStages, 3, 3, 6, 2, 9);
    }
}
