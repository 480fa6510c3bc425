/** What a design takes of a device, whether it fits, and how fast a board trains: from the plan alone. */
@NullMarked
package io.hdlgen.estimate;

import org.jspecify.annotations.NullMarked;
