package io.hdlgen.cli;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Diagnostic;
import java.nio.file.Path;
import java.util.List;

/**
 * What a command works on: the one positional argument, read.
 *
 * @param path as typed: a description, or a folder that was generated
 * @param generated whether it is a folder
 * @param design of the description, with the shape that the planner chose; or of the folder's manifest
 * @param warnings what to tell about the description
 */
record Subject(Path path, boolean generated, Design design, List<Diagnostic> warnings) {
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
        return new Subject(path, generated, new Design(seeded, design.shape()), warnings);
    }
}
