package io.hdlgen.cli;

import io.hdlgen.golden.spec.Words;
import java.nio.file.Path;
import org.apache.commons.cli.Option;

/** {@code --out}: where generated files go. */
final class OutOption {
    private OutOption() {}

    static Option option() {
        return Arguments.value("out", "DIR", "where to put the generated folder (default: build/NAME)");
    }

    /** The folder asked for; else the generated folder itself, or {@code build/NAME} for a description. */
    static Path of(Invocation call, Subject subject) throws BadInput {
        return call.path("out").orElse(subject.generated() ? subject.path() : Path.of("build", subject.name()));
    }

    /** For a folder that is worked on where it is. */
    static void refuse(Invocation call, Subject subject) throws BadInput {
        if (call.has("out")) {
            throw BadInput.of(
                    Mistake.ALREADY_GENERATED,
                    "--out",
                    Words.shorten(subject.path().toString()));
        }
    }
}
