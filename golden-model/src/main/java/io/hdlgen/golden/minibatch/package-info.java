/** Networks in single precision that learn from mini-batches, for the experiments of papers; a description never means one of them. */
@NullMarked
package io.hdlgen.golden.minibatch;

import org.jspecify.annotations.NullMarked;
