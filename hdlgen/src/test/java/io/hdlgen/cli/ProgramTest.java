package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Place;
import io.hdlgen.golden.spec.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {
    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    private ExitStatus fake(FakeCommand.Body body, String... words) {
        List<String> all = new ArrayList<>(List.of("fake"));
        all.addAll(List.of(words));
        return terminal.run(List.of(new FakeCommand(body)), all.toArray(new String[0]));
    }

    @Test
    void withoutACommandTheListOfCommandsIsAnError() {
        assertThat(terminal.run()).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(terminal.err())
                .contains("usage: hdlgen COMMAND")
                .contains("doctor")
                .contains("test");
        assertThat(terminal.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "doctr, did you mean doctor?",
        "docotr, did you mean doctor?",
        "vers, did you mean version?",
        "frobnicate, unknown command (",
        "--quiet, options come after the command",
        "'', unknown command",
    })
    void anUnknownCommandIsRefusedWithTheNearestName(String typed, String hint) {
        assertThat(terminal.run(typed)).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(terminal.err()).startsWith("error: ").contains(hint).endsWith("[C001]\n");
        assertThat(terminal.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "--sampels 5, --sampels: unknown option; did you mean --samples? [C002]",
        "--sample=5, --sample=5: unknown option; did you mean --samples? [C002]",
        "--zzz, --zzz: unknown option [C002]",
        "--samples, --samples: needs a value: --samples N [C003]",
        "--samples 5 --samples 6, --samples: given more than once [C004]",
        "--samples 0, '--samples: \"0\" is not a whole number from 1 to 9 [C006]'",
        "--samples ten, '--samples: \"ten\" is not a whole number from 1 to 9 [C006]'",
        "--samples -3, '--samples: \"-3\" is not a whole number from 1 to 9 [C006]'",
        "--samples 99999999999999999999, '--samples: \"99999999999999999999\" is not a whole number from 1 to 9 [C006]'",
        "one two, two: one argument too many; hdlgen fake takes [FILE] [C009]",
    })
    void aBadOptionIsRefused(String words, String message) {
        ExitStatus status =
                fake(call -> Outcome.ok(Map.of("samples", call.number("samples", 5, 1, 9))), words.split(" ", -1));
        assertThat(terminal.err()).isEqualTo("error: " + message + "\n");
        assertThat(status).isEqualTo(ExitStatus.BAD_INPUT);
    }

    @Test
    void optionsAndArgumentsArriveAsTyped() {
        List<String> seen = new ArrayList<>();
        ExitStatus status = fake(
                call -> {
                    seen.addAll(call.arguments());
                    seen.addAll(call.texts("set"));
                    seen.add(String.valueOf(call.number("samples", 5L, 1, 9)));
                    seen.add(String.valueOf(call.has("float")));
                    return Outcome.ok();
                },
                "--set",
                "a=\"b c\"",
                "my file.yaml",
                "--set=rule.name=bp",
                "--samples=7");
        assertThat(status).isEqualTo(ExitStatus.OK);
        assertThat(seen).containsExactly("my file.yaml", "a=\"b c\"", "rule.name=bp", "7", "false");
    }

    @Test
    void helpOfACommandListsEveryOption() {
        assertThat(fake(call -> Outcome.ok(), "--help")).isEqualTo(ExitStatus.OK);
        assertThat(terminal.out())
                .startsWith("usage: hdlgen fake [OPTIONS] [FILE]\n")
                .contains("--samples N", "--set PATH=VALUE", "--float", "--json FILE", "--quiet", "-h, --help");
    }

    @Test
    void quietSilencesAllButWarnings() {
        FakeCommand.Body body = call -> {
            call.console().say("result");
            call.console().warn("odd");
            call.console().progress("work", 10, "samples").close();
            return Outcome.ok();
        };
        assertThat(fake(body, "--quiet")).isEqualTo(ExitStatus.OK);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).isEqualTo("warning: odd\n");
    }

    @Test
    void jsonHasTheHeadAndTheFieldsInOrder() throws IOException {
        Path file = folder.resolve("sub/report.json");
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("samples", 3);
        report.put("test_accuracy", List.of(90.5, 91.25));
        report.put("first", new JsonSample("a", 1));
        assertThat(fake(call -> Outcome.checkFailed(report), "--json", file.toString()))
                .isEqualTo(ExitStatus.CHECK_FAILED);
        assertThat(file).hasContent("""
                {
                  "schema_version" : 1,
                  "command" : "fake",
                  "exit_status" : 1,
                  "samples" : 3,
                  "test_accuracy" : [ 90.5, 91.25 ],
                  "first" : {
                    "full_name" : "a",
                    "word_count" : 1
                  }
                }
                """);
    }

    record JsonSample(String fullName, int wordCount) {}

    @Test
    void jsonTellsTheProblemsOfRefusedInput() throws IOException {
        Path file = folder.resolve("report.json");
        FakeCommand.Body body = call -> {
            throw new BadInput(List.of(
                    Diagnostic.of(Problem.INPUT_RANGE, "network.input", new Place("a.yaml", 3), "0", "1", "9"),
                    Diagnostic.of(Problem.UNKNOWN_NAME, "rule.name", new Place("a.yaml", 9), "x", "bp, dfa", "")));
        };
        assertThat(fake(body, "--json", file.toString())).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(terminal.err())
                .isEqualTo("error: a.yaml:3: network.input: 0 inputs; 1 to 9 are possible [D032]\n"
                        + "error: a.yaml:9: rule.name: x is not known; known are bp, dfa [D024]\n");
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.get("exit_status").asInt()).isEqualTo(2);
        assertThat(json.get("problems").get(1).get("code").asText()).isEqualTo("D024");
        assertThat(json.get("problems").get(1).get("line").asInt()).isEqualTo(9);
    }

    @Test
    void anUnwritableReportIsRefusedBeforeTheWork() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        FakeCommand.Body body = call -> {
            throw new AssertionError("must not run");
        };
        assertThat(fake(body, "--json", file.resolve("below.json").toString())).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(fake(body, "--json", folder.toString())).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(fake(body, "--json", "")).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(terminal.err().lines()).hasSize(3).noneMatch(line -> line.contains("internal"));
    }

    @Test
    void aFaultyCommandKeepsAnOlderReport() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "old");
        FakeCommand.Body body = call -> {
            throw new IllegalStateException("our fault");
        };
        assertThat(fake(body, "--json", file.toString())).isEqualTo(ExitStatus.INTERNAL);
        assertThat(file).hasContent("old");
        assertThat(terminal.err())
                .isEqualTo("internal error: java.lang.IllegalStateException: our fault;"
                        + " set HDLGEN_TRACE=1 to see where\n");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void filesThatCannotBeUsedAreTheUsersMistake() {
        assertThat(fake(call -> {
                    throw new NoSuchFileException("a.yaml");
                }))
                .isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(fake(call -> {
                    throw new UncheckedIOException(new AccessDeniedException("b.yaml"));
                }))
                .isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(fake(call -> {
                    throw new IOException("disk full");
                }))
                .isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(terminal.err())
                .isEqualTo("error: a.yaml: no such file or directory [C010]\n"
                        + "error: b.yaml: permission denied [C010]\nerror: hdlgen: disk full [C010]\n");
    }

    @Test
    void everyCommandHasAPageAndASummaryInOneLine() {
        for (Command command : Commands.all()) {
            Terminal screen = new Terminal();
            assertThat(screen.run(command.name(), "--help")).isEqualTo(ExitStatus.OK);
            assertThat(screen.out()).contains(command.summary());
            assertThat(command.summary()).doesNotContain("\n").hasSizeLessThan(90);
        }
    }

    @Test
    void versionAndHelpCanBeAskedAsOptions() {
        assertThat(terminal.run("--version")).isEqualTo(ExitStatus.OK);
        assertThat(terminal.run("--help")).isEqualTo(ExitStatus.OK);
        assertThat(terminal.run("help", "doctor")).isEqualTo(ExitStatus.OK);
        assertThat(terminal.out()).startsWith("hdlgen ").contains("usage: hdlgen doctor");
    }
}
