package io.hdlgen.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs commands as {@link Main} does, and keeps what they print. */
final class Terminal {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private final StopRequest stop;

    Terminal() {
        this(new StopRequest());
    }

    /** A terminal whose user may press Ctrl-C. */
    Terminal(StopRequest stop) {
        this.stop = stop;
    }

    ExitStatus run(List<Command> commands, String... words) {
        Console console = new Console(stream(out), stream(err), 0, false);
        return new Program(commands, console, stop).run(words);
    }

    ExitStatus run(String... words) {
        return run(Commands.all(), words);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
