/** Fixed-point formats and the operators {@code rnd} and {@code sat} of {@code docs/numerics.md} section 1. */
@NullMarked
package io.hdlgen.golden.fixed;

import org.jspecify.annotations.NullMarked;
