/** The atoms of Verilog text: literals, ranges, names. */
@NullMarked
package io.hdlgen.verilog;

import org.jspecify.annotations.NullMarked;
