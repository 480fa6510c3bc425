/** The top level of a board in simulation, worked over its serial line by the host drivers, and by a host whose wire is bad. */
@NullMarked
package io.hdlgen.boardsim;

import org.jspecify.annotations.NullMarked;
