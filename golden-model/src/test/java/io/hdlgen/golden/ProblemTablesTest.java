package io.hdlgen.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.data.DataProblem;
import io.hdlgen.golden.spec.Problem;
import io.hdlgen.golden.spec.ProblemKind;
import io.hdlgen.golden.spec.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of problem codes in the documentation are those of the enums. {@code -Dgolden.update=true} writes them anew. */
class ProblemTablesTest {
    private static final Path ROOT = Path.of(System.getProperty("hdlgen.root"));
    private static final Path SOURCES = ROOT.resolve("golden-model/src/main/java/io/hdlgen/golden");
    private static final String BEGIN = "<!-- problems -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    void descriptions() throws IOException {
        check("docs/description.md", "spec/Problem.java", Problem.values());
    }

    @Test
    void dataSets() throws IOException {
        check("docs/data.md", "data/DataProblem.java", DataProblem.values());
    }

    private static void check(String page, String source, ProblemKind[] kinds) throws IOException {
        String java = Files.readString(SOURCES.resolve(source));
        StringBuilder table = new StringBuilder("| code | | problem | otherwise |\n|---|---|---|---|\n");
        for (ProblemKind kind : kinds) {
            String level = kind.severity() == Severity.ERROR ? "error" : "warning";
            String name = ((Enum<?>) kind).name();
            String words = name.toLowerCase(Locale.ROOT).replace('_', ' ');
            table.append("| %s | %s | %s | %s |\n".formatted(kind.code(), level, words, comment(java, name)));
        }
        String text = Files.readString(ROOT.resolve(page));
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (Boolean.getBoolean("golden.update")) {
            String updated = text.substring(0, begin) + table + text.substring(end);
            Files.writeString(ROOT.resolve(page), updated, StandardCharsets.UTF_8);
        } else {
            assertThat(text.substring(begin, end)).isEqualTo(table.toString());
        }
    }

    /** The comment above an enum constant, as one line. */
    private static String comment(String java, String constant) {
        Matcher comment = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s+" + constant + "\\(", Pattern.DOTALL)
                .matcher(java);
        assertThat(comment.find()).as("a comment above " + constant).isTrue();
        return comment.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip();
    }
}
