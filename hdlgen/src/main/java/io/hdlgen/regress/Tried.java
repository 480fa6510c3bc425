package io.hdlgen.regress;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What came of one random design.
 *
 * @param drawn the design
 * @param verdict on it
 * @param failure what is kept of a failure
 */
public record Tried(Designs.Drawn drawn, Verdict verdict, Optional<Failure> failure) {
    /**
     * A failure that can be repeated.
     *
     * @param file the description
     * @param trial the small design
     * @param fault its failure
     * @param tries designs that were built to find it
     * @param replay the command that repeats it
     */
    public record Failure(Path file, Trial trial, Verdict.Fault fault, int tries, String replay) {}
}
