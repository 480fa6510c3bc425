package io.hdlgen.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/** The text of the help pages. */
final class HelpPages {
    private HelpPages() {}

    static String overview(List<Command> commands) {
        List<List<String>> rows = new ArrayList<>();
        for (Command command : commands) {
            rows.add(List.of("  " + command.name(), command.summary()));
        }
        return "hdlgen: trains a network in fixed point, generates the Verilog that trains it on the chip,\n"
                + "and proves that the two agree bit for bit.\n\n"
                + "usage: hdlgen COMMAND [OPTIONS] [DESCRIPTION|FOLDER]\n\n"
                + TextTable.of(rows)
                + "\n\"hdlgen COMMAND --help\" shows the options of a command.\n"
                + "exit status: 0 all that was asked holds; 1 a check failed; 2 the input cannot be used.\n";
    }

    static String of(Command command) {
        List<List<String>> rows = new ArrayList<>();
        for (Option option : Arguments.optionsOf(command).getOptions()) {
            rows.add(List.of("  " + words(option), option.getDescription()));
        }
        String usage = ("usage: hdlgen " + command.name() + " [OPTIONS] "
                        + command.positionals().usage())
                .stripTrailing();
        String details =
                command.details().isEmpty() ? "" : "\n" + command.details().stripTrailing() + "\n";
        return usage + "\n\n" + command.summary() + "\n" + details + "\n" + TextTable.of(rows);
    }

    private static String words(Option option) {
        String both = (option.getOpt() == null ? "" : "-" + option.getOpt() + ", ") + "--" + option.getLongOpt();
        return option.hasArg() ? both + " " + option.getArgName() : both;
    }
}
