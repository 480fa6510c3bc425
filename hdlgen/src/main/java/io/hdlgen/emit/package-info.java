/** From contexts to files: the only package that knows the template engine. */
@NullMarked
package io.hdlgen.emit;

import org.jspecify.annotations.NullMarked;
