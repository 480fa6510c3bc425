/** The papers' results, one class each: what is run, what came out, and whether it is what the paper says. */
@NullMarked
package io.hdlgen.golden.experiment;

import org.jspecify.annotations.NullMarked;
