package io.hdlgen.golden.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each saturating operation changed its argument, by the name of what it wrote ({@code docs/numerics.md} section 1). A snapshot: it does not change.
 *
 * @param counts name to count, in network order, zeros included
 */
public record Saturations(Map<String, Long> counts) {
    public Saturations {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** Count of one object, 0 for an unknown name. */
    public long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** Sum over all objects. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What was counted since {@code earlier}, a snapshot of the same model. */
    public Saturations since(Saturations earlier) {
        Map<String, Long> differences = new LinkedHashMap<>();
        counts.forEach((name, count) -> differences.put(name, count - earlier.of(name)));
        return new Saturations(differences);
    }
}
