package io.hdlgen.cli;

import io.hdlgen.board.Board;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.golden.spec.BoardSpec;
import io.hdlgen.golden.spec.Boards;
import io.hdlgen.toplevel.BoardTarget;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/** The board that a design is generated for. */
final class Target {
    private Target() {}

    /**
     * Of a design with a board.
     *
     * @throws BadInput if the board cannot have the clock
     */
    static Optional<BoardTarget> of(Subject subject) throws BadInput, IOException {
        if (subject.board().isEmpty()) {
            return Optional.empty();
        }
        Board board = subject.board().get();
        BoardSpec spec = subject.description().board();
        String text = subject.generated()
                ? BoardFolder.text(kept(spec.name()), subject.path())
                : BoardFolder.text(spec.name(), SubjectOption.folderOf(subject.path()));
        Optional<BoardTarget> target = BoardTarget.of(spec, board, text);
        if (target.isEmpty()) {
            String wish = spec.megahertz().map(BigDecimal::toPlainString).orElse("");
            throw BadInput.of(Mistake.NO_SUCH_CLOCK, "board.clock", wish, board.slug());
        }
        return target;
    }

    /** A generated folder has a copy of a board's folder that was the user's. */
    static String kept(String name) {
        return Boards.isFolder(name)
                ? "constraints/" + Path.of(name).normalize().getFileName()
                : name;
    }
}
