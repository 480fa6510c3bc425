/** Data sets as raw integers: the built-in digits, IDX and CSV files, random numbers; and the order in which samples are visited. */
@NullMarked
package io.hdlgen.golden.data;

import org.jspecify.annotations.NullMarked;
