/** What synthesis and place and route make of a generated design. */
@NullMarked
package io.hdlgen.synth;

import org.jspecify.annotations.NullMarked;
