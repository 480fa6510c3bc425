package io.hdlgen.cli;

import io.hdlgen.board.Board;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a command works on: the one positional argument, read.
 *
 * @param path as typed: a description, or a folder that was generated
 * @param generated whether it is a folder
 * @param design of the description, with the shape that the planner chose; or of the folder's manifest
 * @param board that the description names; empty for {@code none}, and for a generated folder whose board was a folder
 *     that is not there
 * @param warnings what to tell about the description and its board
 */
record Subject(Path path, boolean generated, Design design, Optional<Board> board, List<Diagnostic> warnings) {
    Subject {
        warnings = List.copyOf(warnings);
    }

    Description description() {
        return design.description();
    }

    String name() {
        return description().name();
    }

    /** The same with another seed for everything that is random. */
    Subject withSeed(long seed) {
        Description old = description();
        Description seeded =
                new Description(old.name(), old.network(), old.rule(), old.formats(), old.engine(), old.board(), seed);
        return new Subject(path, generated, new Design(seeded, design.shape()), board, warnings);
    }
}
