/** What multipliers and memories become in a family of devices: files that replace those of the library, and how many cells they take. */
@NullMarked
package io.hdlgen.family;

import org.jspecify.annotations.NullMarked;
