/** Many designs side by side: what is varied, the trainings of all of them and where they are kept, and which of the designs no other one beats. */
@NullMarked
package io.hdlgen.compare;

import org.jspecify.annotations.NullMarked;
