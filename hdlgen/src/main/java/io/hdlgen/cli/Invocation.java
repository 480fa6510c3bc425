package io.hdlgen.cli;

import io.hdlgen.golden.spec.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** What the user typed after the name of a command, and the ways to answer. */
final class Invocation {
    private final CommandLine line;
    private final Console console;
    private final StopRequest stop;

    Invocation(CommandLine line, Console console, StopRequest stop) {
        this.line = line;
        this.console = console;
        this.stop = stop;
    }

    Console console() {
        return console;
    }

    /** Tells long work that the user wants it to end. */
    StopRequest stop() {
        return stop;
    }

    List<String> arguments() {
        return line.getArgList();
    }

    boolean has(String option) {
        return line.hasOption(option);
    }

    Optional<String> text(String option) {
        return Optional.ofNullable(line.getOptionValue(option));
    }

    /** Every value of an option that may be repeated, in the order given. */
    List<String> texts(String option) {
        return line.hasOption(option) ? List.of(line.getOptionValues(option)) : List.of();
    }

    Optional<Path> path(String option) throws BadInput {
        Optional<String> text = text(option);
        return text.isEmpty() ? Optional.empty() : Optional.of(pathOf("--" + option, text.get()));
    }

    /** The number given with {@code --option}, or {@code otherwise}; refused outside {@code least} to {@code most}. */
    long number(String option, long otherwise, long least, long most) throws BadInput {
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, with the range that is allowed.
        }
        throw BadInput.of(Mistake.NUMBER_RANGE, "--" + option, Words.shorten(text.get()), least, most);
    }

    int number(String option, int otherwise, int least, int most) throws BadInput {
        return (int) number(option, (long) otherwise, least, most);
    }

    static Path pathOf(String where, String text) throws BadInput {
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException notAPath) {
            // Refused below.
        }
        throw BadInput.of(Mistake.NOT_A_PATH, where, Words.shorten(text));
    }
}
