/** The command line: one class per command. The only package that prints or exits. */
@NullMarked
package io.hdlgen.cli;

import org.jspecify.annotations.NullMarked;
