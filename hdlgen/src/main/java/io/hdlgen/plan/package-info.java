/** From a validated description to shapes, addresses and cycles: everything that the templates print. */
@NullMarked
package io.hdlgen.plan;

import org.jspecify.annotations.NullMarked;
