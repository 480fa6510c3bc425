/** From a generated folder to a model binary: Verilator behind the {@link io.hdlgen.sim.build.Tool} interface, and the cache of built models. */
@NullMarked
package io.hdlgen.sim.build;

import org.jspecify.annotations.NullMarked;
