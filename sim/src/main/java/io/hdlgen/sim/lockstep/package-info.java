/** Golden model and RTL side by side, compared after every training sample. */
@NullMarked
package io.hdlgen.sim.lockstep;

import org.jspecify.annotations.NullMarked;
