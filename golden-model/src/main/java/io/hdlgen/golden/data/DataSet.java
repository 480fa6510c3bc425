package io.hdlgen.golden.data;

/**
 * What a network is trained on, and what it is judged by.
 *
 * @param name as the user named it
 * @param training samples to learn from, in the order of the source
 * @param test samples that are never learned
 */
public record DataSet(String name, Samples training, Samples test) {}
