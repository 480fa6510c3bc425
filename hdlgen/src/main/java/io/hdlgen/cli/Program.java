package io.hdlgen.cli;

import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.sim.SimException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.jspecify.annotations.Nullable;

/** Finds the command, runs it and turns how it ended into an exit status: all of {@link Main} but the exit. */
final class Program {
    /** Set to 1, shows the stack trace of an internal error. */
    static final String TRACE_VARIABLE = "HDLGEN_TRACE";

    private final List<Command> commands;
    private final Console console;
    private final StopRequest stop;

    Program(List<Command> commands, Console console, StopRequest stop) {
        this.commands = commands;
        this.console = console;
        this.stop = stop;
    }

    ExitStatus run(String... words) {
        try {
            return dispatch(Arrays.asList(words));
        } catch (BadInput refused) {
            refused.problems().forEach(this::tell);
            return ExitStatus.BAD_INPUT;
        } catch (OutOfMemoryError full) {
            console.error("error: out of memory; give more with HDLGEN_JAVA_OPTS=-Xmx4g");
            return ExitStatus.INTERNAL;
        } catch (InterruptedException | RuntimeException | Error fault) {
            return internalError(fault);
        }
    }

    private void tell(Diagnostic problem) {
        if (problem.isError()) {
            console.error("error: " + problem);
        } else {
            console.warn(problem);
        }
    }

    private ExitStatus dispatch(List<String> words) throws BadInput, InterruptedException {
        if (words.isEmpty()) {
            console.error(HelpPages.overview(commands));
            return ExitStatus.BAD_INPUT;
        }
        String first = words.get(0);
        String name =
                first.equals("--version") ? "version" : first.equals("--help") || first.equals("-h") ? "help" : first;
        Command command = find(name, commands);
        return runCommand(command, Arguments.parse(command, words.subList(1, words.size())));
    }

    private ExitStatus runCommand(Command command, CommandLine line) throws BadInput, InterruptedException {
        if (line.hasOption(Arguments.HELP)) {
            console.answer(HelpPages.of(command));
            return ExitStatus.OK;
        }
        Console words = console.quiet(line.hasOption(Arguments.QUIET));
        Invocation call = new Invocation(line, words, stop);
        Optional<Path> file = call.path(Arguments.JSON);
        JsonReport json = file.isPresent() ? JsonReport.to(file.get(), command.name()) : null;
        try {
            return runAndReport(command, call, json);
        } catch (IOException fault) {
            throw unusable(fault);
        } catch (SimException fault) {
            throw BadInput.of(Mistake.UNUSABLE_FOLDER, "hdlgen", fault.getMessage());
        } catch (UncheckedIOException fault) {
            IOException cause = Objects.requireNonNull(fault.getCause(), "an UncheckedIOException has a cause");
            throw unusable(cause);
        }
    }

    private static ExitStatus runAndReport(Command command, Invocation call, @Nullable JsonReport json)
            throws BadInput, IOException, InterruptedException {
        try {
            Outcome outcome = command.run(call);
            if (json != null) {
                json.write(outcome.status(), outcome.report());
            }
            return outcome.status();
        } catch (BadInput refused) {
            if (json != null) {
                json.write(refused.problems());
            }
            throw refused;
        }
    }

    static Command find(String name, List<Command> commands) throws BadInput {
        for (Command command : commands) {
            if (command.name().equals(name)) {
                return command;
            }
        }
        List<String> known = commands.stream().map(Command::name).collect(Collectors.toList());
        String hint = name.startsWith("-")
                ? "; options come after the command"
                : Nearest.hint(name, known, "") + " (\"hdlgen help\" lists all)";
        throw BadInput.of(Mistake.UNKNOWN_COMMAND, name, hint);
    }

    private ExitStatus internalError(Throwable fault) {
        boolean traced = "1".equals(System.getenv(TRACE_VARIABLE));
        console.error("internal error: " + fault + (traced ? "" : "; set " + TRACE_VARIABLE + "=1 to see where"));
        if (traced) {
            console.trace(fault);
        }
        return ExitStatus.INTERNAL;
    }

    private static BadInput unusable(IOException fault) {
        if (fault instanceof FileSystemException in) {
            return BadInput.of(Mistake.UNUSABLE_FILE, String.valueOf(in.getFile()), reason(in));
        }
        String message = fault.getMessage() == null ? fault.toString() : fault.getMessage();
        return BadInput.of(Mistake.UNUSABLE_FILE, "hdlgen", message);
    }

    private static String reason(FileSystemException fault) {
        if (fault instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (fault instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (fault instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (fault instanceof DirectoryNotEmptyException) {
            return "directory not empty";
        }
        if (fault instanceof FileAlreadyExistsException) {
            return "exists already";
        }
        return fault.getReason() == null ? fault.toString() : fault.getReason();
    }
}
