package io.hdlgen.cli;

import java.util.List;

/** All commands, in the order of the help page. */
final class Commands {
    private Commands() {}

    static List<Command> all() {
        return List.of(
                new InitCommand(),
                new CheckCommand(),
                new RulesCommand(),
                new TestCommand(),
                new DoctorCommand(new ProcessToolProbe()),
                new VersionCommand(),
                new HelpCommand(Commands::all));
    }
}
