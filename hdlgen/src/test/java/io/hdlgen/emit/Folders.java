package io.hdlgen.emit;

import io.hdlgen.board.BoardFolder;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import io.hdlgen.toplevel.BoardTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Generated folders of small designs, with a board or without. */
final class Folders {
    private Folders() {}

    /** A description of a small network. */
    static String text(String rule, String engine) {
        return """
                name: small
                network: {input: 5, layers: [{units: 3, activation: hard-tanh}, {units: 4, activation: hard-sigmoid}, 3]}
                rule: {name: %s}
                format: {weights: s3.7, activations: s4.7, rounding-bits: 3}
                engine: {%s}
                """.formatted(rule, engine);
    }

    /** The same on a board. */
    static String onBoard(String board) {
        return text("dfa", "block: 2, blocks: 1") + "board: " + board + "\n";
    }

    static Path generate(String text, Path folder) throws IOException {
        Plan plan = Planner.plan(TestDesigns.of(text));
        Description description = plan.design().description();
        Optional<BoardTarget> target = Optional.empty();
        if (description.board().exists()) {
            String slug = description.board().name();
            target = Optional.of(
                    BoardTarget.of(description.board(), BoardFolder.named(slug), BoardFolder.text(slug, Path.of(".")))
                            .orElseThrow());
        }
        Generator.generate(plan, target, folder);
        return folder;
    }
}
