/** From a design to a plan: program, memory layout, schedule, widths. One pass a class. */
@NullMarked
package io.hdlgen.plan;

import org.jspecify.annotations.NullMarked;
