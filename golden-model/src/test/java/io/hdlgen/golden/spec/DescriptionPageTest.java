package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page for users names every field, and what it shows works. */
class DescriptionPageTest {
    private final String page = page();

    private static String page() {
        try {
            return Files.readString(Path.of(System.getProperty("hdlgen.root"), "docs/description.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Keys.class)
    void everyFieldHasItsLine(Keys keys) {
        for (String key : keys.names()) {
            String path = keys.path(key);
            boolean isMapping = List.of("network", "rule", "format", "engine", "board", "rule.feedback")
                    .contains(path);
            assertThat(page.contains("\n| `" + path + "` |")).as(path).isEqualTo(!isMapping);
        }
    }

    @Test
    void theDescriptionsAreRead() {
        Matcher blocks = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);
        int read = 0;
        while (blocks.find()) {
            if (!blocks.group(1).startsWith("#")) {
                assertThat(DescriptionReader.read("page", blocks.group(1), List.of())
                                .diagnostics())
                        .isEmpty();
                read++;
            }
        }
        assertThat(read).isEqualTo(2);
    }

    @Test
    void theOverridesWork() throws IOException {
        Matcher lines =
                Pattern.compile("(?m)^hdlgen \\S+ (examples/\\S+)( .*)$").matcher(page);
        int seen = 0;
        while (lines.find()) {
            List<String> overrides = Pattern.compile("--set (?:'([^']*)'|(\\S+))")
                    .matcher(lines.group(2))
                    .results()
                    .map(m -> m.group(1) != null ? m.group(1) : m.group(2))
                    .toList();
            Path example = Path.of(System.getProperty("hdlgen.root"), lines.group(1));
            assertThat(DescriptionReader.read(example, overrides).hasErrors()).isFalse();
            seen++;
        }
        assertThat(seen).isEqualTo(4);
    }
}
