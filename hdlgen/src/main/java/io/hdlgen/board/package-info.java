/** Development boards as data: device, clock, pins, totals, and where each of these facts was read. */
@NullMarked
package io.hdlgen.board;

import org.jspecify.annotations.NullMarked;
