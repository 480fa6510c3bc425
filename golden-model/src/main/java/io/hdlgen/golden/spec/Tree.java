package io.hdlgen.golden.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML value that remembers where it stood. Immutable; an override makes a changed copy. */
sealed interface Tree {
    Place place();

    /** How a message calls it. */
    String describe();

    /**
     * Anything that is not a collection.
     *
     * @param text as written, without quotes
     * @param plain whether it was written without quotes: only then can it be a number
     */
    record Scalar(String text, boolean plain, Place place) implements Tree {
        boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String describe() {
            if (isNull()) {
                return "nothing";
            }
            return plain ? Words.shorten(text) : "\"" + Words.shorten(text) + "\" in quotes";
        }
    }

    /** Something that was reported where it was read; nobody says more about it. */
    record Broken(Place place) implements Tree {
        @Override
        public String describe() {
            return "nothing";
        }
    }

    /** A list. */
    record Items(List<Tree> values, Place place) implements Tree {
        public Items {
            values = List.copyOf(values);
        }

        Items with(int index, Tree value) {
            List<Tree> copy = new ArrayList<>(values);
            copy.set(index, value);
            return new Items(copy, place);
        }

        Items without(int index) {
            List<Tree> copy = new ArrayList<>(values);
            copy.remove(index);
            return new Items(copy, place);
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /**
     * A mapping, in the order of the file.
     *
     * @param values by key
     * @param keys where each key stands, which may be above its value
     */
    record Fields(Map<String, Tree> values, Map<String, Place> keys, Place place) implements Tree {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        }

        static Fields empty(Place place) {
            return new Fields(Map.of(), Map.of(), place);
        }

        Fields with(String key, Tree value) {
            Map<String, Tree> newValues = new LinkedHashMap<>(values);
            Map<String, Place> newKeys = new LinkedHashMap<>(keys);
            newValues.put(key, value);
            newKeys.put(key, value.place());
            return new Fields(newValues, newKeys, place);
        }

        Fields without(String key) {
            Map<String, Tree> newValues = new LinkedHashMap<>(values);
            Map<String, Place> newKeys = new LinkedHashMap<>(keys);
            newValues.remove(key);
            newKeys.remove(key);
            return new Fields(newValues, newKeys, place);
        }

        @Override
        public String describe() {
            return "a mapping";
        }
    }
}
