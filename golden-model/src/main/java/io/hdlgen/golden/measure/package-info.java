/** Measures of a run: what the state of a model and its rule say about how it learns, in double precision. */
@NullMarked
package io.hdlgen.golden.measure;

import org.jspecify.annotations.NullMarked;
