/** Formats found, not guessed: what a float run says about the numbers that a design needs. */
@NullMarked
package io.hdlgen.golden.advice;

import org.jspecify.annotations.NullMarked;
