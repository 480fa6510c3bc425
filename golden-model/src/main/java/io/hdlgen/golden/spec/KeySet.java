package io.hdlgen.golden.spec;

import java.util.List;

/** The keys of one mapping of a file. Implemented by enums, one for each kind of file. */
public interface KeySet {
    /** In the order in which they are written. */
    List<String> names();

    /** Paths of the same key in other mappings of the file, for a key that stands in the wrong one. */
    List<String> elsewhere(String key);
}
