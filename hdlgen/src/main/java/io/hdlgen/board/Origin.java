package io.hdlgen.board;

import java.util.List;

/**
 * Where a fact is from.
 *
 * @param read names of {@link Source}s that say so; two where two exist
 * @param unverified why nobody should rely on the fact yet; empty when it is verified
 */
public record Origin(List<String> read, String unverified) {
    public Origin {
        read = List.copyOf(read);
    }

    /** Whether a source says so. */
    public boolean verified() {
        return unverified.isEmpty();
    }
}
