package io.hdlgen.golden.reference;

/**
 * What the reference network said about one sample, before any update.
 *
 * @param logits z_L
 * @param prediction index of the largest logit, the lowest index of equals
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FloatStep(double[] logits, int prediction) {}
