package io.hdlgen.compare;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.spec.Design;

/**
 * A training that is wanted.
 *
 * @param key of it
 * @param design with its seed
 * @param data to learn
 */
public record Training(String key, Design design, DataSet data) {}
