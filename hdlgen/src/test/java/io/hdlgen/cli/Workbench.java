package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A folder with small descriptions and data, and what commands answer to them. */
final class Workbench {
    /** The repository. */
    static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("hdlgen.root")));

    private final Path folder;

    Workbench(Path folder) {
        this.folder = folder;
    }

    /** How a command ended. */
    record Answer(ExitStatus status, String out, String err, Path json) {
        Answer ended(ExitStatus expected) {
            assertThat(status).as("%s%s", out, err).isEqualTo(expected);
            return this;
        }

        JsonNode report() throws IOException {
            return new ObjectMapper().readTree(json.toFile());
        }
    }

    /** Runs a command with {@code --json}. */
    Answer run(String... words) throws IOException {
        return run(new Terminal(), words);
    }

    Answer run(Terminal terminal, String... words) throws IOException {
        Path json = Files.createTempFile(folder, "report", ".json");
        Files.delete(json);
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--json", json.toString()));
        ExitStatus status = terminal.run(all.toArray(new String[0]));
        assertThat(terminal.err()).doesNotContain("internal error", "Exception", "\tat ");
        return new Answer(status, terminal.out(), terminal.err(), json);
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** A network of 6 inputs and 3 classes that stochastic rounding and feedback make worth resuming. */
    String pocket() throws IOException {
        return file("pocket.yaml", """
                hdlgen: 1
                network: {input: 6, layers: [5, 3]}
                rule: {name: dfa, learning-rate: 2^-5}
                engine: {block: 2, blocks: 1}
                """);
    }

    /** Forty samples for it that can be learned: the label is where the large values are. */
    String data() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            int label = i % 3;
            for (int j = 0; j < 6; j++) {
                rows.append(j / 2 == label ? "0.9" : "0." + (i * 7 + j * 3) % 4).append(',');
            }
            rows.append(label).append('\n');
        }
        return file("data.csv", rows.toString());
    }

    /** Every file below {@code folder} with its bytes, as text. */
    static List<String> contents(Path folder) throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.add(folder.relativize(file) + "\n" + Files.readString(file));
            }
        }
        return all;
    }
}
