/** The protocol of the serial host link, as data, and the hardware that speaks it. */
@NullMarked
package io.hdlgen.link;

import org.jspecify.annotations.NullMarked;
