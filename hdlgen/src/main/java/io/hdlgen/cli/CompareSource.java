package io.hdlgen.cli;

import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The description that a comparison varies.
 *
 * @param path of its file
 * @param packed its text, if it is the one that comes with the program
 */
record CompareSource(Path path, Optional<String> packed) {
    private static final String PACKED = "digits-dfa";

    /** What was typed, or else the digits. */
    static CompareSource of(Invocation call) throws BadInput, IOException {
        if (call.arguments().isEmpty()) {
            return new CompareSource(Path.of(PACKED + ".yaml"), Optional.of(DemoDesign.example(PACKED)));
        }
        String typed = call.arguments().get(0);
        Path path = Invocation.pathOf(typed, typed);
        if (Files.isDirectory(path)) {
            throw BadInput.of(Mistake.ONE_IN_FOLDER, "compare", path, "rule");
        }
        return new CompareSource(path, Optional.empty());
    }

    Reading read(List<String> overrides) {
        return packed.map(text -> DescriptionReader.read(PACKED, text, overrides))
                .orElseGet(() -> DescriptionReader.read(path, overrides));
    }
}
