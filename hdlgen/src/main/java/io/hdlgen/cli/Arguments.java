package io.hdlgen.cli;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** From words to a checked {@link CommandLine}. */
final class Arguments {
    static final String JSON = "json";
    static final String QUIET = "quiet";
    static final String HELP = "help";

    private Arguments() {}

    /** The command's own options and the three that every command has. */
    static Options optionsOf(Command command) {
        Options options = new Options();
        options.addOptions(command.options());
        options.addOption(value(JSON, "FILE", "write the result as JSON"));
        options.addOption(flag(QUIET, "say nothing but warnings and errors"));
        options.addOption(
                Option.builder("h").longOpt(HELP).desc("show this page").get());
        return options;
    }

    static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }

    static Option value(String name, String placeholder, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(placeholder)
                .desc(description)
                .get();
    }

    static CommandLine parse(Command command, List<String> words) throws BadInput {
        Options options = optionsOf(command);
        CommandLine line = parse(options, words);
        if (!line.hasOption(HELP)) {
            refuseRepetition(line, command.repeatable());
            refuseWrongCount(line.getArgList(), command);
        }
        return line;
    }

    private static CommandLine parse(Options options, List<String> words) throws BadInput {
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false) // a new option must not change what an old script means
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        try {
            return parser.parse(options, words.toArray(new String[0]));
        } catch (UnrecognizedOptionException unknown) {
            throw unknownOption(unknown.getOption(), options);
        } catch (MissingArgumentException missing) {
            Option option = missing.getOption();
            String name = "--" + option.getLongOpt();
            throw BadInput.of(Mistake.OPTION_WITHOUT_VALUE, name, name + " " + option.getArgName());
        } catch (AlreadySelectedException clash) {
            throw BadInput.of(
                    Mistake.OPTION_CLASH,
                    "--" + clash.getOption().getLongOpt(),
                    clash.getOptionGroup().getSelected());
        } catch (ParseException other) {
            throw BadInput.of(Mistake.UNPARSABLE, "hdlgen", String.valueOf(other.getMessage()));
        }
    }

    private static BadInput unknownOption(String typed, Options options) {
        Set<String> known = new TreeSet<>();
        for (Option option : options.getOptions()) {
            known.add(option.getLongOpt());
        }
        String name = typed.replaceFirst("^-+", "").replaceFirst("=.*", "");
        return BadInput.of(Mistake.UNKNOWN_OPTION, typed, Nearest.hint(name, known, "--"));
    }

    private static void refuseRepetition(CommandLine line, Set<String> repeatable) throws BadInput {
        Set<String> seen = new TreeSet<>();
        for (Option option : line.getOptions()) {
            String name = option.getLongOpt();
            if (option.hasArg() && !seen.add(name) && !repeatable.contains(name)) {
                throw BadInput.of(Mistake.OPTION_TWICE, "--" + name);
            }
        }
    }

    private static void refuseWrongCount(List<String> arguments, Command command) throws BadInput {
        Positionals wanted = command.positionals();
        String name = command.name();
        if (arguments.size() < wanted.least()) {
            throw BadInput.of(Mistake.MISSING_ARGUMENT, name, wanted.usage(), name + " " + wanted.usage());
        }
        if (arguments.size() > wanted.most()) {
            String taken = wanted.most() == 0 ? "none" : wanted.usage();
            throw BadInput.of(Mistake.EXTRA_ARGUMENT, arguments.get(wanted.most()), name, taken);
        }
    }
}
