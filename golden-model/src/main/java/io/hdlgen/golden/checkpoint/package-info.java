/** Files that hold the state of a run or its weights. */
@NullMarked
package io.hdlgen.golden.checkpoint;

import org.jspecify.annotations.NullMarked;
