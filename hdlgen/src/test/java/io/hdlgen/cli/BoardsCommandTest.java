package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hdlgen.golden.spec.Boards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardsCommandTest {
    @TempDir
    Path folder;

    /** A folder with a copy of a board, changed. */
    private Path copy(String slug, String name, String from, String to) throws IOException {
        String text = Files.readString(Workbench.ROOT.resolve("constraints/" + slug + "/board.yaml"));
        Path board = Files.createDirectories(folder.resolve(name));
        assertThat(text).contains(from);
        Files.writeString(
                board.resolve("board.yaml"),
                text.replace("slug: " + slug, "slug: " + name).replace(from, to));
        return board;
    }

    @Test
    void everyBoardIsListedInOneLine() throws IOException {
        Workbench.Answer answer = new Workbench(folder).run("boards").ended(ExitStatus.OK);
        assertThat(answer.report().get("boards")).hasSize(Boards.slugs().size());
        for (String slug : Boards.slugs()) {
            assertThat(answer.out().lines().filter(line -> line.startsWith(slug + " ")))
                    .hasSize(1);
        }
        assertThat(answer.out()).containsPattern("(?m)^icebreaker .* 12 MHz +uart +5280 +5280 +30 x 4 kbit +8 ");
    }

    @Test
    void aBoardIsShownWithItsSourcesAndDoubts() throws IOException {
        Workbench.Answer answer =
                new Workbench(folder).run("boards", "show", "kv260").ended(ExitStatus.OK);
        assertThat(answer.out())
                .contains("xilinx_kv260.py", "from the processing system", "64 URAM288 of 288 kbit")
                .containsPattern("FF +234,240 +zu5ev; NOT VERIFIED: read for the XCZU5EV")
                .containsPattern("Marked above: \\d+ facts are not verified");
        JsonNode one = answer.report().get("boards").get(0);
        assertThat(one.get("totals").get("ff").get("unverified").asText()).contains("XCZU5EV");
        assertThat(one.get("totals").get("lut").get("unverified").asText()).isEmpty();
        assertThat(one.get("clock").get("source").asText()).isEqualTo("ps");
        assertThat(one.get("pll")).isEmpty();
        assertThat(new Workbench(folder)
                        .run("boards", "show", "icebreaker")
                        .ended(ExitStatus.OK)
                        .out())
                .endsWith("Every fact has a source.\n");
    }

    @Test
    void thePageOfTheCommandsNamesTheFields() throws IOException {
        Set<String> written = new TreeSet<>(Set.of("schema_version", "command", "exit_status", "boards"));
        JsonNode report =
                new Workbench(folder).run("boards", "show", "icebreaker").report();
        collect(report.get("boards").get(0), written);
        assertThat(CliPageTest.fields("boards")).isEqualTo(written);
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, names));
        } else if (node.isObject()) {
            node.properties().forEach(field -> {
                boolean toolName =
                        field.getKey().equals("nextpnr") || field.getKey().equals("icetime");
                if (!toolName) {
                    names.add(field.getKey());
                    collect(field.getValue(), names);
                }
            });
        }
    }

    @Test
    void allThatComeWithTheProgramAreChecked() throws IOException {
        Workbench.Answer answer = new Workbench(folder).run("boards", "check").ended(ExitStatus.OK);
        assertThat(answer.out()).hasLineCount(Boards.slugs().size());
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void aFolderWithThreeMistakesIsRefusedWithThreeMessages() throws IOException {
        Path board = copy("icebreaker", "mine", "pin: 9, direction: out", "pin: 6, direction: in");
        Path file = board.resolve("board.yaml");
        Files.writeString(
                file,
                Files.readString(file).replace("hertz: 12000000, read: [pcf, amaranth, litex]", "hertz: 12000000"));
        Workbench.Answer answer =
                new Workbench(folder).run("boards", "check", board.toString()).ended(ExitStatus.BAD_INPUT);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("error: " + file + ":"))
                .anyMatch(line -> line.endsWith("[B011]"))
                .anyMatch(line -> line.endsWith("[B014]"))
                .anyMatch(line -> line.endsWith("[B020]"));
        assertThat(answer.report().get("problems")).hasSize(3);
    }

    @Test
    void aCheckTellsHowMuchIsNotVerified() throws IOException {
        assertThat(new Workbench(folder)
                        .run("boards", "check", "icebreaker", "kv260")
                        .ended(ExitStatus.OK)
                        .out())
                .containsPattern(
                        "icebreaker: nothing is wrong\\n(?s).*kv260: nothing is wrong; \\d+ facts are not verified\\n");
    }

    @Test
    void aBoardOfOnesOwnIsUsedByADescription() throws IOException {
        copy("icebreaker", "mine", "title: iCEBreaker v1.0", "title: Mine");
        Workbench bench = new Workbench(folder);
        String file = bench.file("net.yaml", "network: {input: 6, layers: [5, 3]}\nboard: ./mine\n");
        assertThat(bench.run("check", file).ended(ExitStatus.OK).err()).isEmpty();
        assertThat(bench.run("boards", "show", folder.resolve("mine").toString())
                        .ended(ExitStatus.OK)
                        .out())
                .startsWith("mine: Mine, 1BitSquared\n");
    }

    @Test
    void theMistakesOfItsBoardAreThoseOfADescription() throws IOException {
        copy("icebreaker", "mine", "pin: 35", "pin: 49");
        Workbench bench = new Workbench(folder);
        String file = bench.file("net.yaml", "network: {input: 6, layers: [5, 3]}\nboard: ./mine\n");
        assertThat(bench.run("check", file).ended(ExitStatus.BAD_INPUT).err())
                .contains("pins[0]: 49 is no pin of iCE40UP5K in SG48; there are 2, 3, 4, 6, 9, 10, 11, ")
                .endsWith("[B010]\n");
        String other = bench.file("other.yaml", "network: {input: 6, layers: [5, 3]}\nboard: ./nowhere\n");
        assertThat(bench.run("check", other).ended(ExitStatus.BAD_INPUT).err()).endsWith("[B002]\n");
    }

    @Test
    void anOscillatorAtAnotherPinHasAnotherPll() throws IOException {
        Path board = copy("icebreaker", "mine", "pin: 35", "pin: 20");
        Workbench bench = new Workbench(folder);
        assertThat(bench.run("boards", "check", board.toString())
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains(
                        "pins[0]: SB_PLL40_PAD takes its clock from pin 35 of iCE40UP5K in SG48, not from 20; SB_PLL40_CORE takes")
                .endsWith("[B036]\n");
        Path file = board.resolve("board.yaml");
        Files.writeString(file, Files.readString(file).replace("SB_PLL40_PAD", "SB_PLL40_CORE"));
        String net = bench.file(
                "net.yaml",
                "network: {input: 6, layers: [5, 3]}\nboard: {name: ./mine, clock: 24}\nengine: {multipliers: 4}\n");
        Path out = folder.resolve("out");
        bench.run("generate", net, "--out", out.toString()).ended(ExitStatus.OK);
        assertThat(out.resolve("rtl/clocking.v")).content().contains("SB_PLL40_CORE #(", ".REFERENCECLK(pad)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "show icebreakr; 'boards: icebreakr is not known; known are '; '; did you mean icebreaker? [B001]'",
                "show; 'boards show: missing NAME: hdlgen boards show NAME [C008]'; [C008]",
                "show icebreaker kv260; 'kv260: one argument too many'; [C009]",
                "icebreaker; 'boards: icebreaker is not known'; '; did you mean hdlgen boards show icebreaker? [C016]'",
                "chekc; 'boards: chekc is not known; known are show, check'; '; did you mean check? [C016]'",
                "check ./nowhere; './nowhere: there is no board.yaml in it'; [B002]",
            })
    void whatIsNotKnownIsRefused(String words, String begin, String end) {
        Terminal terminal = new Terminal();
        assertThat(terminal.run(("boards " + words).split(" ", -1))).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(terminal.err()).startsWith("error: " + begin).endsWith(end + "\n");
        assertThat(terminal.out()).isEmpty();
    }
}
