package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.RuleName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitCommandTest {
    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
    }

    @ParameterizedTest
    @EnumSource(RuleName.class)
    void aStarterIsValidAndCommentedAndTrains(RuleName name) throws IOException {
        String rule = name.text();
        Path file = folder.resolve("new/My Net.yaml");
        Workbench.Answer answer = bench.run("init", file.toString(), "--rule", rule);
        assertThat(answer.ended(ExitStatus.OK).out()).contains("wrote " + file);
        assertThat(answer.report().get("name").asText()).isEqualTo("my-net");
        assertThat(answer.report().get("rule").asText()).isEqualTo(rule);
        assertThat(answer.report().get("board").asText()).isEqualTo("none");
        assertThat(file).content().contains("# ", "name: " + rule, "name: my-net");
        Workbench.Answer check = bench.run("check", file.toString()).ended(ExitStatus.OK);
        assertThat(check.report().get("hardware").asBoolean()).isTrue();
        assertThat(check.err()).isEmpty();
        bench.run("train", file.toString(), "--epochs", "1", "--samples", "20").ended(ExitStatus.OK);
    }

    @Test
    void anExistingFileIsKeptUnlessForced() throws IOException {
        String file = bench.file("a.yaml", "mine");
        Workbench.Answer refused = bench.run("init", file).ended(ExitStatus.BAD_INPUT);
        assertThat(refused.err()).isEqualTo("error: " + file + ": exists already; --force replaces it [C015]\n");
        assertThat(Path.of(file)).hasContent("mine");
        bench.run("init", file, "--force").ended(ExitStatus.OK);
        assertThat(Files.readString(Path.of(file))).startsWith("# What to train");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() throws IOException {
        String file = bench.file("a.yaml", "mine");
        Workbench.Answer refused =
                bench.run("init", file, "--rule", "dfx", "--board", "icebreakr").ended(ExitStatus.BAD_INPUT);
        assertThat(refused.err().lines()).hasSize(3);
        assertThat(refused.err())
                .contains("--rule: dfx is not known; known are bp, fa, kp, dfa, sdfa, drtp, dkp, fdfa, fg-a, dp,"
                        + " dp-t, np, anp, inp, dnp, danp, dinp; did you mean dfa? [C016]")
                .contains("did you mean icebreaker? [C016]")
                .contains("exists already");
        assertThat(refused.report().get("problems")).hasSize(3);
    }

    @Test
    void aBoardIsWrittenDown() throws IOException {
        Path file = folder.resolve("b.yaml");
        bench.run("init", file.toString(), "--board", "ulx3s-85f").ended(ExitStatus.OK);
        Workbench.Answer check = bench.run("check", file.toString()).ended(ExitStatus.OK);
        assertThat(check.err()).isEmpty();
        assertThat(Files.readString(file)).contains("\nboard: ulx3s-85f ");
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        assertThat(bench.run("init", folder.toString(), "--force")
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains("is a directory");
    }
}
