package io.hdlgen.golden.spec;

/**
 * One dense layer.
 *
 * @param units number of neurons, at least 1
 * @param activation always {@link Activation#LINEAR} for the last layer, whose outputs are the logits
 * @param leakShift k of the slope 2^-k of a leaky ReLU; 0 for every other activation
 */
public record Layer(int units, Activation activation, int leakShift) {}
