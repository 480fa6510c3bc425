package io.hdlgen.cli;

import java.io.IOException;
import java.util.Set;
import org.apache.commons.cli.Options;

/** One command: its words on the help page, its options, and what it does. */
interface Command {
    String name();

    /** One line for the list of commands. */
    String summary();

    default Positionals positionals() {
        return Positionals.NONE;
    }

    /** The command's own options; {@code --json}, {@code --quiet} and {@code --help} are added to each. */
    default Options options() {
        return new Options();
    }

    /** Long names of the options that may be given more than once. */
    default Set<String> repeatable() {
        return Set.of();
    }

    /** More lines for {@code --help}; may be empty. */
    default String details() {
        return "";
    }

    Outcome run(Invocation call) throws BadInput, IOException, InterruptedException;
}
