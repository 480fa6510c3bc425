/** From the user's YAML to a validated {@link io.hdlgen.golden.spec.Description}, or to everything that is wrong with it. */
@NullMarked
package io.hdlgen.golden.spec;

import org.jspecify.annotations.NullMarked;
