package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every bad description in {@code src/test/resources/bad} against the text of all its diagnostics beside it. A file is named after the problem it is there for, and begins with the
 * overrides to use. {@code -Dgolden.update=true} writes the texts anew; read the difference before committing it.
 */
class BadDescriptionsTest {
    /** A new board changes no expected text. */
    private static final String BOARDS = String.join(", ", Boards.slugs());

    private static final Path FOLDER =
            Path.of(System.getProperty("hdlgen.root"), "golden-model/src/test/resources/bad");
    private static final String OVERRIDE = "# --set ";

    /** What only a file can have; covered by {@link DescriptionFileTest}. */
    private static final Set<Problem> OF_FILES =
            EnumSet.of(Problem.FILE_UNREADABLE, Problem.FILE_TOO_LARGE, Problem.NOT_UTF8);

    static List<Path> descriptions() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    private static Reading read(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> overrides = text.lines()
                .takeWhile(line -> line.startsWith(OVERRIDE))
                .map(line -> line.substring(OVERRIDE.length()))
                .toList();
        return DescriptionReader.read(file.getFileName().toString(), text, overrides);
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void isRefusedWithTheseWords(Path file) throws IOException {
        Reading reading = read(file);
        String actual = reading.diagnostics().stream()
                .map(d -> d.toString().replace(BOARDS, "(boards)") + "\n")
                .collect(Collectors.joining());
        Path expected = FOLDER.resolve(file.getFileName().toString().replace(".yaml", ".txt"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, actual, StandardCharsets.UTF_8);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
        String code = file.getFileName().toString().substring(0, 4);
        assertThat(reading.diagnostics()).anyMatch(d -> d.kind().code().equals(code));
        assertThat(reading.description().isEmpty()).isEqualTo(reading.hasErrors());
    }

    @Test
    void everyProblemHasABadDescription() throws IOException {
        Set<Problem> seen = EnumSet.copyOf(OF_FILES);
        for (Path file : descriptions()) {
            read(file).diagnostics().forEach(d -> seen.add((Problem) d.kind()));
        }
        assertThat(seen).containsAll(EnumSet.allOf(Problem.class));
    }

    @Test
    void codesAreUniqueAndInOrder() {
        List<String> codes = Stream.of(Problem.values()).map(Problem::code).toList();
        assertThat(codes).doesNotHaveDuplicates().isSorted().allMatch(code -> code.matches("D\\d{3}"));
    }
}
