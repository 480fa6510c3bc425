package io.hdlgen.board;

import io.hdlgen.golden.spec.Boards;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Findings;
import io.hdlgen.golden.spec.Place;
import io.hdlgen.golden.spec.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds and reads boards: those that are packed with the program, and folders of the user. */
public final class BoardFolder {
    private BoardFolder() {}

    /** The boards that are packed with the program, in alphabetical order. */
    public static List<Board> all() {
        return Boards.slugs().stream().map(BoardFolder::named).toList();
    }

    /** A board that is packed with the program; that these are valid is tested. */
    public static Board named(String slug) {
        BoardReading reading = readNamed(slug);
        return reading.board()
                .orElseThrow(
                        () -> new IllegalStateException(reading.diagnostics().toString()));
    }

    /** The same with everything that is to be said about it. */
    public static BoardReading readNamed(String slug) {
        return BoardReader.read("constraints/" + slug + "/" + Boards.FILE, slug, packed(slug));
    }

    /** A folder of the user with a {@value Boards#FILE} in it. */
    public static BoardReading read(Path folder) {
        Path file = folder.resolve(Boards.FILE);
        if (!Files.exists(file)) {
            Place place = new Place(folder.toString(), 0);
            return new BoardReading(Optional.empty(), List.of(Diagnostic.of(BoardProblem.NO_BOARD_FILE, "", place)));
        }
        Findings findings = new Findings();
        Optional<String> text = TextFile.read(file, findings);
        if (text.isEmpty()) {
            return new BoardReading(Optional.empty(), findings.sorted(file.toString()));
        }
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        return BoardReader.read(file.toString(), name, text.get());
    }

    /**
     * What a description names.
     *
     * @param board slug, folder, or {@value Boards#NONE}
     * @param base folder that a relative folder counts from: the description's
     * @return empty for {@value Boards#NONE}
     */
    public static Optional<BoardReading> of(String board, Path base) {
        if (board.equals(Boards.NONE)) {
            return Optional.empty();
        }
        return Optional.of(Boards.isFolder(board) ? read(base.resolve(board).normalize()) : readNamed(board));
    }

    /**
     * The text of the board file that a description names.
     *
     * @param board slug or folder
     * @param base folder that a relative folder counts from
     */
    public static String text(String board, Path base) throws IOException {
        return Boards.isFolder(board)
                ? Files.readString(base.resolve(board).normalize().resolve(Boards.FILE))
                : packed(board);
    }

    private static String packed(String slug) {
        try (InputStream in = Objects.requireNonNull(
                BoardFolder.class.getResourceAsStream(Boards.resource(slug)), () -> "no board " + slug)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
