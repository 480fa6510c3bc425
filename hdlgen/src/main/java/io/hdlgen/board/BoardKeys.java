package io.hdlgen.board;

import io.hdlgen.golden.spec.KeySet;
import java.util.Arrays;
import java.util.List;

/** The keys of every mapping of a board file, in the order in which they are written. */
enum BoardKeys implements KeySet {
    BOARD(
            "",
            "hdlgen-board",
            "slug",
            "title",
            "vendor",
            "link",
            "flow",
            "part",
            "totals",
            "clock",
            "pll",
            "pins",
            "programmer",
            "traps",
            "sources"),
    PART("part", "family", "device", "package", "speed", "names", "read", "unverified"),
    NAMES("part.names", Flow.TOOL_NAMES),
    TOTALS("totals", "lut", "ff", "block-ram", "large-ram", "dsp"),
    AMOUNT("totals.lut", "count", "read", "unverified"),
    MEMORY("totals.block-ram", "kind", "count", "bits", "read", "unverified"),
    MULTIPLIER("totals.dsp", "kind", "count", "read", "unverified"),
    CLOCK("clock", "source", "hertz", "read", "unverified"),
    PLL("pll", "primitive", "input", "vco", "output", "read", "unverified"),
    PIN(
            "pins[i]",
            "role",
            "label",
            "pin",
            "direction",
            "standard",
            "volts",
            "bank",
            "active",
            "pull",
            "clock-capable",
            "read",
            "unverified"),
    PROGRAMMER("programmer", "tool", "arguments", "read", "unverified"),
    TRAP("traps[i]", "about", "resolved", "read", "unverified"),
    SOURCE("sources[i]", "id", "repository", "path", "commit", "issue", "document");

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its type does not say so.
    private final List<String> names;

    BoardKeys(String path, String... names) {
        this(path, List.of(names));
    }

    BoardKeys(String path, List<String> names) {
        this.path = path;
        this.names = names;
    }

    @Override
    public List<String> names() {
        return names;
    }

    /** The path of a key of this mapping. */
    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Keys that many mappings have are no hint. */
    @Override
    public List<String> elsewhere(String key) {
        List<String> paths = Arrays.stream(values())
                .filter(other -> other != this && other.names.contains(key))
                .map(other -> other.path(key))
                .toList();
        return paths.size() <= 2 ? paths : List.of();
    }
}
