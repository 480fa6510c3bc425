package io.hdlgen.golden.train;

/**
 * Where a run stands. When all samples of an epoch are trained and its test is still to come, {@code sample} is the number of samples.
 *
 * @param epoch from 0
 * @param sample how many samples of the epoch's order have been trained
 */
public record Position(int epoch, int sample) {
    /** Before the first sample. */
    public static final Position START = new Position(0, 0);
}
