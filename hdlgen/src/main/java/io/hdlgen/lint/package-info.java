/** Asks other people's tools what they think of the generated Verilog. */
@NullMarked
package io.hdlgen.lint;

import org.jspecify.annotations.NullMarked;
