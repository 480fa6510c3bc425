@NullMarked
package io.hdlgen.cli;

import org.jspecify.annotations.NullMarked;
