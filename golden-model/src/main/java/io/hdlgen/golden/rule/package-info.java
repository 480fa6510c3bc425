/** The learning rules in fixed point, one class each, and the primitives they are written with: {@code docs/numerics.md} sections 2 to 5. */
@NullMarked
package io.hdlgen.golden.rule;

import org.jspecify.annotations.NullMarked;
