package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    private static final Path FOLDER = Path.of(System.getProperty("hdlgen.root"), "examples");

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @Test
    void allAreHere() throws IOException {
        assertThat(examples())
                .extracting(f -> f.getFileName().toString())
                .contains("digits-bp.yaml", "digits-dfa.yaml", "digits-small.yaml", "mnist-bp.yaml", "mnist-dfa.yaml");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isReadWithoutAWarning(Path example) throws IOException {
        Reading reading = DescriptionReader.read(example, List.of());
        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.description().orElseThrow().name() + ".yaml")
                .isEqualTo(example.getFileName().toString());
        assertThat(Files.readString(example).lines()).allMatch(line -> line.length() <= 120);
    }
}
