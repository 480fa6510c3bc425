@NullMarked
package io.hdlgen.golden;

import org.jspecify.annotations.NullMarked;
