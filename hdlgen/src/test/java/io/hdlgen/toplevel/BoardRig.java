package io.hdlgen.toplevel;

import io.hdlgen.board.Board;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.emit.Generator;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.plan.Planner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Small designs on boards. */
final class BoardRig {
    private BoardRig() {}

    /** Generates one with further options of the board such as {@code ", clock: 24"}. */
    static void generate(String slug, String options, Path folder) throws IOException {
        Description description = DescriptionReader.read("rig", """
                name: rig
                network: {input: 6, layers: [5, 3], loss: squared-error}
                engine: {multipliers: 4}
                board: {name: %s%s}
                """.formatted(slug, options), List.of())
                .description()
                .orElseThrow();
        Board board = BoardFolder.named(slug);
        BoardTarget target = BoardTarget.of(description.board(), board, BoardFolder.text(slug, Path.of(".")))
                .orElseThrow();
        Generator.generate(Planner.plan(Planner.design(description)), Optional.of(target), folder);
    }
}
