/** Training runs of the fixed-point model: state from a seed, one sample at a time, whole epochs. */
@NullMarked
package io.hdlgen.golden.train;

import org.jspecify.annotations.NullMarked;
