package io.hdlgen.regress;

import io.hdlgen.golden.file.AtomicFile;
import io.hdlgen.golden.spec.DescriptionWriter;
import io.hdlgen.regress.Verdict.Fault;
import io.hdlgen.regress.Verdict.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A failing design as a description that says in its first lines what is wrong and how to see it again. */
final class FailureFile {
    private FailureFile() {}

    /** Writes it; {@code origin} says where the design comes from. */
    static void write(Path file, Trial trial, Fault fault, String origin) throws IOException {
        String head = comment(List.of(fault.summary()))
                + comment(fault.details())
                + comment(List.of(origin, "again: " + replay(file, trial, fault)));
        AtomicFile.write(file, head + "\n" + DescriptionWriter.yaml(trial.description()));
    }

    /** The command that shows the failure. */
    static String replay(Path file, Trial trial, Fault fault) {
        return fault.kind() == Kind.LINT
                ? "hdlgen generate " + file + ", and the tool with all its warnings"
                : trial.command(file);
    }

    private static String comment(List<String> lines) {
        return lines.stream()
                .flatMap(String::lines)
                .map(line -> ("# " + line.replaceAll("[^\\x20-\\x7e]", " ")).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }
}
