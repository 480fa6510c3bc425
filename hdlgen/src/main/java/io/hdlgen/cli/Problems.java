package io.hdlgen.cli;

import io.hdlgen.golden.spec.Diagnostic;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Collects what is wrong with an input, so that all of it is told at once. */
final class Problems {
    private final Set<Diagnostic> found = new LinkedHashSet<>();

    /** Reads a part of the input. */
    @FunctionalInterface
    interface Reader<T> {
        T read() throws BadInput, IOException;
    }

    /** What was read, or nothing: then the reasons are kept. */
    <T> Optional<T> read(Reader<T> reader) throws IOException {
        try {
            return Optional.of(reader.read());
        } catch (BadInput refused) {
            addAll(refused.problems());
            return Optional.empty();
        }
    }

    void add(BadInput refused) {
        addAll(refused.problems());
    }

    void addAll(Collection<Diagnostic> more) {
        found.addAll(more);
    }

    /** Ends the command if there is an error among them. */
    void refuse() throws BadInput {
        if (found.stream().anyMatch(Diagnostic::isError)) {
            throw new BadInput(found.stream().toList());
        }
    }
}
