/** Text and JSON of a co-simulation report; no logic. */
@NullMarked
package io.hdlgen.sim.report;

import org.jspecify.annotations.NullMarked;
