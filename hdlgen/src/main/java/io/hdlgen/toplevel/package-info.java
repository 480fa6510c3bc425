/** What stands around a trainer on a board: clock, reset, top level, constraints, build scripts. */
@NullMarked
package io.hdlgen.toplevel;

import org.jspecify.annotations.NullMarked;
