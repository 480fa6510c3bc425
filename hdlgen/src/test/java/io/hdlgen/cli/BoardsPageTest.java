package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.board.BoardFolder;
import io.hdlgen.board.BoardProblem;
import io.hdlgen.golden.spec.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/boards.md} are those of the data and of the program. {@code -Dgolden.update=true} writes them anew. */
class BoardsPageTest {
    private static final Path PAGE = Workbench.ROOT.resolve("docs/boards.md");
    private static final Path PROBLEMS =
            Workbench.ROOT.resolve("hdlgen/src/main/java/io/hdlgen/board/BoardProblem.java");
    private static final String END = "<!-- end -->\n";

    @Test
    void theBoards() throws IOException {
        check("boards", TextTable.markdown(BoardText.table(BoardFolder.all())));
    }

    @Test
    void theProblems() throws IOException {
        String java = Files.readString(PROBLEMS);
        StringBuilder table = new StringBuilder("| code | | problem | otherwise |\n|---|---|---|---|\n");
        for (BoardProblem problem : BoardProblem.values()) {
            Matcher comment = Pattern.compile("/\\*\\* ([^\\n]*) \\*/\\s+" + problem.name() + "\\(")
                    .matcher(java);
            assertThat(comment.find()).as("a comment above " + problem).isTrue();
            table.append("| %s | %s | %s | %s |\n"
                    .formatted(
                            problem.code(),
                            problem.severity() == Severity.ERROR ? "error" : "warning",
                            problem.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            comment.group(1)));
        }
        check("problems", table.toString());
    }

    private static void check(String mark, String table) throws IOException {
        String text = Files.readString(PAGE);
        String begin = "<!-- " + mark + " -->\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(END, from);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, text.substring(0, from) + table + text.substring(to), StandardCharsets.UTF_8);
        } else {
            assertThat(text.substring(from, to)).isEqualTo(table);
        }
    }

    /** Each board has a description that is sized to it. */
    @Test
    void everyBoardHasAnExample() {
        for (var board : BoardFolder.all()) {
            assertThat(Workbench.ROOT.resolve("examples/board-" + board.slug() + ".yaml"))
                    .content()
                    .containsPattern("\nboard: (" + board.slug() + "|\\{name: " + board.slug() + ", .*})\n");
        }
    }
}
