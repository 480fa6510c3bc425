/** Files that are whole or absent, never half. */
@NullMarked
package io.hdlgen.golden.file;

import org.jspecify.annotations.NullMarked;
