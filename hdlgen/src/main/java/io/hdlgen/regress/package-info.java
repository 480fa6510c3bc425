/** Random designs, each proved in co-simulation; what fails is made small and kept as a file that repeats it. */
@NullMarked
package io.hdlgen.regress;

import org.jspecify.annotations.NullMarked;
