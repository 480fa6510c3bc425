package io.hdlgen.cli;

import io.hdlgen.golden.spec.Words;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the known name that somebody most likely meant: one with few typing errors, or the only one that begins so. */
final class Nearest {
    private Nearest() {}

    /** The text {@code ; did you mean X?}, or nothing when no name is near. */
    static String hint(String typed, Collection<String> known, String prefix) {
        return to(typed, known)
                .map(name -> "; did you mean " + prefix + name + "?")
                .orElse("");
    }

    static Optional<String> to(String typed, Collection<String> known) {
        return Words.nearest(typed, known).or(() -> onlyContinuation(typed, known));
    }

    private static Optional<String> onlyContinuation(String typed, Collection<String> known) {
        List<String> longer =
                known.stream().filter(name -> name.startsWith(typed)).toList();
        return longer.size() == 1 && !typed.isEmpty() ? Optional.of(longer.get(0)) : Optional.empty();
    }
}
