/** Random numbers that the hardware has too, bit for bit: {@code docs/numerics.md} section 6. */
@NullMarked
package io.hdlgen.golden.noise;

import org.jspecify.annotations.NullMarked;
