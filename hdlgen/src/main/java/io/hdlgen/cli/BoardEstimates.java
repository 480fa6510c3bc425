package io.hdlgen.cli;

import io.hdlgen.board.Board;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.estimate.BoardEstimate;
import io.hdlgen.golden.spec.Boards;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.toplevel.BoardClock;
import io.hdlgen.toplevel.BoardTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A design on its board, and on all others. */
final class BoardEstimates {
    private BoardEstimates() {}

    /** On the board of its description, if that names one. */
    static Optional<BoardEstimate> own(Subject subject, Plan plan) throws BadInput, IOException {
        Optional<BoardTarget> target = Target.of(subject);
        return target.map(board -> BoardEstimate.of(plan, board.board(), board.clock(), board.baud()));
    }

    /** On every board that comes with hdlgen, with its own clock. The shape is the subject's. */
    static List<BoardEstimate> all(Subject subject, List<String> overrides) {
        List<BoardEstimate> estimates = new ArrayList<>();
        for (String slug : Boards.slugs()) {
            List<String> changed = new ArrayList<>(overrides);
            changed.add("board={name: " + slug + "}");
            Optional<Description> description =
                    DescriptionReader.read(subject.path(), changed).description();
            if (description.isPresent()) {
                Board board = BoardFolder.named(slug);
                Design design = new Design(description.get(), subject.design().shape());
                estimates.add(BoardEstimate.of(
                        Planner.plan(design),
                        board,
                        BoardClock.of(board, Optional.empty()).orElseThrow(),
                        description.get().board().baud()));
            }
        }
        return estimates;
    }
}
