package io.hdlgen.golden.train;

import io.hdlgen.golden.fixed.FixedFormat;

/**
 * One vector of a training step, for reports.
 *
 * @param name x0 .. x(L-1), e, g1 .. gL
 * @param values raw integers
 * @param format how to read them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy for every sample would cost more than it saves
public record NamedVector(String name, int[] values, FixedFormat format) {}
