package io.hdlgen.sim.drive;

/**
 * One training sample and what the golden model says of it.
 *
 * @param input n_0 raw integers
 * @param label its class
 * @param logits n_L raw integers
 * @param prediction index of the largest logit
 * @param hash of all state after the sample
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Expectation(int[] input, int label, int[] logits, int prediction, long hash) {}
