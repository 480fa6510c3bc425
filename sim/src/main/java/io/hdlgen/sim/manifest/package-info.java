/** What a generated folder says about itself: {@code manifest.json}, its records, reading and writing. */
@NullMarked
package io.hdlgen.sim.manifest;

import org.jspecify.annotations.NullMarked;
