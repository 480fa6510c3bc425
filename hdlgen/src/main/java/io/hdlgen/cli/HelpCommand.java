package io.hdlgen.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code hdlgen help}: the list of commands, or the page of one. */
final class HelpCommand implements Command {
    /** A line of the list of commands. */
    record Entry(String name, String summary) {}

    private final Supplier<List<Command>> commands;

    HelpCommand(Supplier<List<Command>> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "show the commands, or the options of one";
    }

    @Override
    public Positionals positionals() {
        return Positionals.atMostOne("COMMAND");
    }

    @Override
    public Outcome run(Invocation call) throws BadInput {
        List<Command> all = commands.get();
        List<String> arguments = call.arguments();
        call.console()
                .answer(
                        arguments.isEmpty()
                                ? HelpPages.overview(all)
                                : HelpPages.of(Program.find(arguments.get(0), all)));
        List<Entry> entries = new ArrayList<>();
        for (Command command : all) {
            entries.add(new Entry(command.name(), command.summary()));
        }
        return Outcome.ok(Map.of("commands", entries));
    }
}
