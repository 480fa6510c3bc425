package io.hdlgen.cli;

import io.hdlgen.board.Board;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.board.BoardProblem;
import io.hdlgen.board.BoardReading;
import io.hdlgen.golden.spec.Boards;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code hdlgen boards}: the boards that come with the program, all about one, or what is wrong with a new one. */
final class BoardsCommand implements Command {
    private static final String SHOW = "show";
    private static final String CHECK = "check";
    private static final int MOST_FOLDERS = 1000;

    @Override
    public String name() {
        return "boards";
    }

    @Override
    public String summary() {
        return "list the boards, show the facts about one and their sources, or check a new one";
    }

    @Override
    public Positionals positionals() {
        return new Positionals("[show NAME|FOLDER | check [NAME|FOLDER]...]", 0, MOST_FOLDERS);
    }

    @Override
    public Outcome run(Invocation call) throws BadInput {
        List<String> words = call.arguments();
        if (words.isEmpty()) {
            return list(call.console());
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case SHOW -> show(rest, call.console());
            case CHECK -> check(rest, call.console());
            default -> throw unknown(words.get(0));
        };
    }

    private static Outcome list(Console console) {
        List<Board> boards = BoardFolder.all();
        console.say(TextTable.of(BoardText.table(boards)));
        console.say("\n\"hdlgen boards show NAME\" shows pins, sources, and what is not verified.");
        return outcome(boards);
    }

    private static Outcome show(List<String> names, Console console) throws BadInput {
        if (names.isEmpty()) {
            throw BadInput.of(Mistake.MISSING_ARGUMENT, "boards show", "NAME", "boards show NAME");
        }
        if (names.size() > 1) {
            throw BadInput.of(Mistake.EXTRA_ARGUMENT, names.get(1), "boards show", "one NAME or FOLDER");
        }
        List<Board> boards = read(names, console);
        console.say(BoardText.page(boards.get(0)));
        return outcome(boards);
    }

    private static Outcome check(List<String> names, Console console) throws BadInput {
        List<Board> boards = read(names.isEmpty() ? Boards.slugs() : names, console);
        for (Board board : boards) {
            console.say(board.slug() + ": nothing is wrong"
                    + BoardText.doubts(board).map(doubts -> "; " + doubts).orElse(""));
        }
        return outcome(boards);
    }

    /** All of them, or everything that is wrong with any. */
    private static List<Board> read(List<String> names, Console console) throws BadInput {
        List<Board> boards = new ArrayList<>();
        List<Diagnostic> problems = new ArrayList<>();
        for (String name : names) {
            BoardReading reading = open(name);
            problems.addAll(reading.diagnostics());
            reading.board().ifPresent(boards::add);
        }
        if (problems.stream().anyMatch(Diagnostic::isError)) {
            throw new BadInput(problems);
        }
        problems.forEach(console::warn);
        return boards;
    }

    private static BoardReading open(String name) throws BadInput {
        if (Boards.slugs().contains(name)) {
            return BoardFolder.readNamed(name);
        }
        Path folder = Invocation.pathOf(name, name);
        if (Boards.isFolder(name) || Files.isDirectory(folder)) {
            return BoardFolder.read(folder);
        }
        throw BadInput.of(
                BoardProblem.UNKNOWN_BOARD,
                "boards",
                Words.shorten(name),
                String.join(", ", Boards.slugs()),
                Words.shorten(name),
                Nearest.hint(name, Boards.slugs(), ""));
    }

    private static BadInput unknown(String word) {
        String hint = Boards.slugs().contains(word)
                ? "; did you mean hdlgen boards show " + word + "?"
                : Nearest.hint(word, List.of(SHOW, CHECK), "");
        return BadInput.of(Mistake.UNKNOWN_VALUE, "boards", Words.shorten(word), SHOW + ", " + CHECK, hint);
    }

    private static Outcome outcome(List<Board> boards) {
        return Outcome.ok(Map.of("boards", boards.stream().map(BoardEntry::of).toList()));
    }
}
