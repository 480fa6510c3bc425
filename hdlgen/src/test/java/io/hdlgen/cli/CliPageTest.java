package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/cli.md} says what the commands do: their options and the fields of their reports. */
class CliPageTest {
    /** More than an iCEBreaker holds. */
    private static final String LARGE = "network={input: 64, layers: [{units: 1000}, {units: 10}]}";

    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

    @TempDir
    static Path folder;

    private static String section(String command) throws IOException {
        String page = Files.readString(Workbench.ROOT.resolve("docs/cli.md"));
        Matcher m =
                Pattern.compile("(?ms)^## " + command + "$(.*?)(?=^## |\\z)").matcher(page);
        assertThat(m.find()).as("a section on " + command).isTrue();
        return m.group(1);
    }

    /** The names in the first column of the table of fields. */
    static Set<String> fields(String command) throws IOException {
        Set<String> names = new TreeSet<>(Set.of("schema_version", "command", "exit_status"));
        String text = section(command);
        for (String line : text.substring(text.indexOf("| field |")).split("\n", -1)) {
            if (line.startsWith("| `")) {
                Matcher m = NAME.matcher(line.substring(0, line.indexOf('|', 1)));
                while (m.find()) {
                    names.add(m.group(1));
                }
            }
        }
        return names;
    }

    @Test
    void everyOptionOfEveryCommandIsThere() throws IOException {
        for (Command command : Commands.all()) {
            String text = section(command.name());
            for (Option option : command.options().getOptions()) {
                assertThat(text).as(command.name()).contains("--" + option.getLongOpt());
            }
        }
    }

    @Test
    void everyMistakeHasItsOwnCode() {
        Set<String> codes = new TreeSet<>();
        for (Mistake mistake : Mistake.values()) {
            assertThat(mistake.code()).matches("C\\d{3}");
            assertThat(codes.add(mistake.code())).as(mistake.code()).isTrue();
        }
    }

    @Test
    void theFieldsOfTheReportsAreThoseOfThePage() throws IOException {
        Workbench bench = new Workbench(folder);
        String file = bench.pocket();
        String data = bench.data();

        Map<String, Set<String>> written = new TreeMap<>();
        for (List<String> words : List.of(
                List.of("init", folder.resolve("new.yaml").toString()),
                List.of("check", file),
                List.of("train", file, "--data", data, "--epochs", "1", "--float"),
                List.of("eval", file, "--data", data),
                List.of("estimate", file),
                List.of("estimate", file, "--all-boards"),
                List.of("estimate", file, "--set", "board=icebreaker", "--set", LARGE),
                List.of("estimate", file, "--set", "board=icebreaker", "--set", "engine={block: 4, blocks: 1}"),
                List.of(
                        "compare",
                        file,
                        "--data",
                        data,
                        "--epochs",
                        "1",
                        "--out",
                        folder.resolve("runs").toString()),
                List.of("generate", file, "--out", folder.resolve("out").toString()),
                List.of("rules"),
                List.of("doctor"),
                List.of("version"),
                List.of("help"))) {
            Set<String> names = written.computeIfAbsent(words.get(0), command -> new TreeSet<>());
            bench.run(words.toArray(new String[0])).report().fieldNames().forEachRemaining(names::add);
        }
        for (Map.Entry<String, Set<String>> command : written.entrySet()) {
            assertThat(command.getValue()).as(command.getKey()).isEqualTo(fields(command.getKey()));
        }
    }
}
