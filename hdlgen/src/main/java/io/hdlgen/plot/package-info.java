/** Plots of lines and points as SVG, and pages of HTML that hold everything they show. */
@NullMarked
package io.hdlgen.plot;

import org.jspecify.annotations.NullMarked;
