package io.hdlgen.golden.train;

/**
 * What the network said about one sample, before any update.
 *
 * @param logits z_L as raw integers, XF fraction bits
 * @param prediction index of the largest logit, the lowest index of equals
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy for every sample would cost more than it saves
public record Step(int[] logits, int prediction) {}
