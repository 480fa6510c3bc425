/** Speaks to the model process: frames, commands, and the host port. */
@NullMarked
package io.hdlgen.sim.drive;

import org.jspecify.annotations.NullMarked;
