/** The same rules in double precision, written from the papers' equations and sharing no arithmetic with the fixed-point code. */
@NullMarked
package io.hdlgen.golden.reference;

import org.jspecify.annotations.NullMarked;
