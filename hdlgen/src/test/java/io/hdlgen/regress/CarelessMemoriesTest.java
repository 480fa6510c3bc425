package io.hdlgen.regress;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.emit.Generator;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No memory that synthesis may build without collision logic is left out. */
class CarelessMemoriesTest {
    private static final Path TEMPLATES =
            Path.of(Objects.requireNonNull(System.getProperty("hdlgen.root")), "templates");
    private static final Pattern MEMORY =
            Pattern.compile("\\(\\* no_rw_check \\*\\)\\s+reg\\s+\\[[^]]*]\\s+(\\w+)\\s+\\[");

    @TempDir
    Path folder;

    @Test
    void everyMemoryAnswersWithRubbish() throws IOException {
        Generator.generate(Planner.plan(TestDesigns.of("""
                        network: {input: 5, layers: [{units: 4, activation: relu}, 3]}
                        engine: {block: 2, blocks: 1}
                        """)), folder);
        new CarelessMemories().apply(folder);
        for (Path template : templates()) {
            for (String memory : memories(Files.readString(template))) {
                String module = template.getFileName().toString();
                String read = Pattern.quote("<= " + memory + "[") + "[^;]*";
                assertThat(Pattern.compile(read)
                                .matcher(Files.readString(folder.resolve("rtl/" + module)))
                                .results()
                                .map(MatchResult::group))
                        .as("reads of %s in %s", memory, module)
                        .isNotEmpty()
                        .allMatch(text -> text.contains(" ^ {"));
            }
        }
    }

    @Test
    void thereAreSuchMemories() throws IOException {
        List<String> all = templates().stream()
                .flatMap(template -> memories(text(template)).stream())
                .toList();
        assertThat(all).contains("mem", "exponentials", "errors", "logits");
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> !memories(text(file)).isEmpty())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> memories(String text) {
        return MEMORY.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
