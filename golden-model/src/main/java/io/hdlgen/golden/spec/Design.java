package io.hdlgen.golden.spec;

/**
 * A description together with the shape of the array it runs on. With stochastic rounding or regenerated feedback the results depend on the shape, so the golden model takes a
 * design, not a description.
 */
public record Design(Description description, Shape shape) {}
