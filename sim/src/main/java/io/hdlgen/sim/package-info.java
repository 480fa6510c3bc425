@NullMarked
package io.hdlgen.sim;

import org.jspecify.annotations.NullMarked;
