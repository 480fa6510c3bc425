package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
    }

    @Test
    void aValidDescriptionIsSummedUp() throws IOException {
        Workbench.Answer answer = bench.run("check", bench.pocket()).ended(ExitStatus.OK);
        assertThat(answer.out())
                .isEqualTo(folder.resolve("pocket.yaml")
                        + ": valid: 6-5-3, dfa 2^-5, softmax-cross-entropy, weights s3.13 stochastic,"
                        + " 4 multipliers (block 2, blocks 1)\n");
        assertThat(answer.report().get("name").asText()).isEqualTo("pocket");
        assertThat(answer.report().get("digest").asText()).hasSize(64);
        assertThat(answer.report().at("/design/description/network/input").asInt())
                .isEqualTo(6);
        assertThat(answer.report().at("/design/shape/block").asInt()).isEqualTo(2);
        assertThat(answer.report().get("warnings")).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws IOException {
        String file = bench.file("bad.yaml", """
                hdlgen: 1
                netwrok: {input: 6, layers: [5, 3]}
                network: {input: 0, layers: [5, 3]}
                rule: {name: dfa, learning-rate: 0.3}
                """);
        Workbench.Answer answer =
                bench.run("check", file, "--set", "engine.multipliers=-1").ended(ExitStatus.BAD_INPUT);
        assertThat(answer.err().lines()).hasSize(4).allMatch(line -> line.startsWith("error: "));
        assertThat(answer.err())
                .contains("bad.yaml:2: netwrok: not a known key", "bad.yaml:3: network.input", "bad.yaml:4: rule.")
                .contains("--set: engine.multipliers");
        assertThat(answer.report().get("exit_status").asInt()).isEqualTo(2);
        assertThat(answer.report().get("problems")).hasSize(4);
        assertThat(answer.report().get("problems").get(1).get("path").asText()).isEqualTo("network.input");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void warningsAmongTheErrorsAreWarnings() throws IOException {
        Workbench.Answer answer = bench.run(
                        "check",
                        bench.pocket(),
                        "--set",
                        "format.rounding=nearest",
                        "--set",
                        "network.layers[0].units=no")
                .ended(ExitStatus.BAD_INPUT);
        assertThat(answer.err().lines().filter(line -> line.startsWith("error: ")))
                .hasSize(1);
        assertThat(answer.err().lines().filter(line -> line.startsWith("warning: ")))
                .isNotEmpty()
                .noneMatch(line -> line.contains(": warning: "));
    }

    @Test
    void overridesChangeTheDescription() throws IOException {
        Workbench.Answer answer = bench.run(
                        "check", bench.pocket(), "--set", "format.weights=s2.10", "--set", "rule.name=bp")
                .ended(ExitStatus.OK);
        assertThat(answer.out()).contains("bp 2^-5", "weights s2.10");
    }

    @Test
    void aMissingFileIsTheUsersMistake() throws IOException {
        String missing = folder.resolve("none.yaml").toString();
        assertThat(bench.run("check", missing).ended(ExitStatus.BAD_INPUT).err())
                .startsWith("error: " + missing + ": cannot be read")
                .endsWith("[D001]\n");
    }

    @Test
    void aGeneratedFolderIsComparedWithItsManifest() throws IOException {
        Path out = folder.resolve("out");
        bench.run("generate", bench.pocket(), "--out", out.toString()).ended(ExitStatus.OK);
        assertThat(bench.run("check", out.toString()).ended(ExitStatus.OK).out())
                .contains("valid: 6-5-3");
        Files.writeString(out.resolve("rtl/bank.v"), "// mine\n");
        Files.delete(out.resolve("mem/bank_0000.mem"));
        assertThat(bench.run("check", out.toString())
                        .ended(ExitStatus.CHECK_FAILED)
                        .err())
                .contains("rtl/bank.v was changed", "mem/bank_0000.mem is missing");
    }

    @Test
    void aGeneratedFolderCannotBeChangedFromOutside() throws IOException {
        Path out = folder.resolve("out");
        bench.run("generate", bench.pocket(), "--out", out.toString()).ended(ExitStatus.OK);
        assertThat(bench.run("check", out.toString(), "--set", "seed=2")
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains("[C014]");
    }

    @Test
    void anyOtherFolderIsRefused() throws IOException {
        assertThat(bench.run("check", folder.toString())
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains("is not a generated folder: it has no manifest.json");
        bench.file("manifest.json", "{\"schema_version\": 99}");
        assertThat(bench.run("check", folder.toString())
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains("schema_version 99");
        bench.file("manifest.json", "rubbish");
        assertThat(bench.run("check", folder.toString())
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains("is corrupt");
    }
}
