package io.hdlgen.golden.train;

/**
 * What the network said about one sample, before any update.
 *
 * @param logits z_L as raw integers, XF fraction bits
 * @param prediction index of the largest logit, the lowest index of equals
 */
public record Step(int[] logits, int prediction) {}
