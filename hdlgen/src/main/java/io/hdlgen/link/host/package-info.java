/** A host of the serial link: sessions that survive a bad wire, and what one wants to do with an engine. */
@NullMarked
package io.hdlgen.link.host;

import org.jspecify.annotations.NullMarked;
