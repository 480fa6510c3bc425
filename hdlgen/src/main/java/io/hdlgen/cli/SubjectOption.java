package io.hdlgen.cli;

import io.hdlgen.board.Board;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.board.BoardReading;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Place;
import io.hdlgen.golden.spec.Reading;
import io.hdlgen.golden.spec.Words;
import io.hdlgen.plan.Hardware;
import io.hdlgen.plan.Planner;
import io.hdlgen.sim.manifest.ManifestFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.Option;

/** The positional argument of most commands, and {@code --set}, which changes it. */
final class SubjectOption {
    static final Positionals POSITIONAL = Positionals.one("DESCRIPTION|FOLDER");
    static final Set<String> REPEATABLE = Set.of("set");

    private SubjectOption() {}

    static Option set() {
        return Arguments.value(
                "set", "PATH=VALUE", "change a field of the description, such as engine.multipliers=64; repeatable");
    }

    /** Reads the argument and says its warnings. */
    static Subject read(Invocation call) throws BadInput {
        String typed = call.arguments().get(0);
        Path path = Invocation.pathOf(typed, typed);
        List<String> overrides = call.texts("set");
        Subject subject = Files.isDirectory(path) ? ofFolder(path, overrides) : ofDescription(path, overrides);
        subject.warnings().forEach(warning -> call.console().warn(warning));
        return subject;
    }

    /** The same for what is to become hardware. */
    static Subject readForHardware(Invocation call) throws BadInput {
        Subject subject = read(call);
        Optional<String> missing = Hardware.missing(subject.description());
        if (missing.isPresent()) {
            throw new BadInput(List.of(noHardware(subject, missing.get())));
        }
        return subject;
    }

    /** That only the golden model has something. */
    static Diagnostic noHardware(Subject subject, String what) {
        Place place = new Place(Words.shorten(subject.path().toString()), 0);
        return Diagnostic.of(Mistake.NO_HARDWARE, "", place, what);
    }

    private static Subject ofFolder(Path folder, List<String> overrides) throws BadInput {
        if (!overrides.isEmpty()) {
            throw BadInput.of(Mistake.SET_ON_FOLDER, "--set", folder);
        }
        Design design = ManifestFile.read(folder).design();
        Optional<Board> board = BoardFolder.of(
                        Target.kept(design.description().board().name()), folder)
                .flatMap(BoardReading::board);
        return new Subject(folder, true, design, board, List.of());
    }

    private static Subject ofDescription(Path file, List<String> overrides) throws BadInput {
        return ofReading(file, DescriptionReader.read(file, overrides));
    }

    /** What was read of a description, with its board. */
    static Subject ofReading(Path file, Reading reading) throws BadInput {
        if (reading.description().isEmpty()) {
            throw new BadInput(reading.diagnostics());
        }
        Description description = reading.description().get();
        Optional<BoardReading> board = BoardFolder.of(description.board().name(), folderOf(file));
        List<Diagnostic> told = new ArrayList<>(reading.warnings());
        board.ifPresent(b -> told.addAll(b.diagnostics()));
        if (told.stream().anyMatch(Diagnostic::isError)) {
            throw new BadInput(told);
        }
        return new Subject(file, false, Planner.design(description), board.flatMap(BoardReading::board), told);
    }

    /** The folder of a board is named from where the description is. */
    static Path folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }
}
