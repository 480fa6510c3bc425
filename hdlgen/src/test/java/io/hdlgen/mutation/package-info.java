/** How strong co-simulation is: generated designs with one bit of one cell wrong, each of which it has to find. */
@org.jspecify.annotations.NullMarked
package io.hdlgen.mutation;
