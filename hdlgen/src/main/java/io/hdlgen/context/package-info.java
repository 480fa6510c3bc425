/** One record per template: all that the template may say, ready to print. */
@NullMarked
package io.hdlgen.context;

import org.jspecify.annotations.NullMarked;
