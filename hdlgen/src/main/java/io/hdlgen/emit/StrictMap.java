package io.hdlgen.emit;

import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map for templates that refuses names it does not have, instead of printing nothing. */
final class StrictMap extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;
    /** What the template engine itself asks every map for. */
    private static final Set<String> METHODS = Set.of("items", "keys", "values");

    @Override
    public @Nullable Object get(Object key) {
        Object value = super.get(key);
        if (value == null && !METHODS.contains(key)) {
            throw new IllegalArgumentException("no component " + key);
        }
        return value;
    }
}
