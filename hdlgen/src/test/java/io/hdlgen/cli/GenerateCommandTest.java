package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
    }

    @Test
    void writesTheFolderAndSaysWhatIsInIt() throws IOException {
        Path out = folder.resolve("a b/out");
        Workbench.Answer answer =
                bench.run("generate", bench.pocket(), "--out", out.toString()).ended(ExitStatus.OK);
        assertThat(answer.out()).contains("top module pocket", "next: hdlgen cosim " + out);
        assertThat(answer.report().get("top").asText()).isEqualTo("pocket");
        assertThat(answer.report().get("folder").asText()).isEqualTo(out.toString());
        assertThat(answer.report().get("digest").asText()).hasSize(64);
        assertThat(Workbench.contents(out)).hasSize(answer.report().get("files").asInt());
        for (String line : Files.readAllLines(out.resolve("rtl/files.f"))) {
            assertThat(out.resolve(line)).isRegularFile();
        }
    }

    @Test
    void theSameDescriptionGivesTheSameBytes() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        bench.run("generate", bench.pocket(), "--out", one.toString()).ended(ExitStatus.OK);
        bench.run("generate", bench.pocket(), "--out", two.toString()).ended(ExitStatus.OK);
        List<String> first = Workbench.contents(one);
        assertThat(Workbench.contents(two)).isEqualTo(first);
        bench.run("generate", one.toString()).ended(ExitStatus.OK); // again, from its own manifest
        assertThat(Workbench.contents(one)).isEqualTo(first);
    }

    @Test
    void anEarlierResultIsReplacedAsAWhole() throws IOException {
        Path out = folder.resolve("out");
        String file = bench.pocket();
        bench.run("generate", file, "--out", out.toString()).ended(ExitStatus.OK);
        bench.run("generate", file, "--out", out.toString(), "--set", "name=other")
                .ended(ExitStatus.OK);
        assertThat(out.resolve("rtl/other.v")).exists();
        assertThat(out.resolve("rtl/pocket.v")).doesNotExist();
    }

    @Test
    void aFolderWithOtherFilesIsRefusedAndKept() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("thesis.tex"), "mine");
        Workbench.Answer answer =
                bench.run("generate", bench.pocket(), "--out", out.toString()).ended(ExitStatus.BAD_INPUT);
        assertThat(answer.err()).contains(out.toString(), "nothing was written").hasLineCount(1);
        assertThat(Workbench.contents(out)).containsExactly("thesis.tex\nmine");
    }

    @Test
    void aPlaceThatCannotBeAFolderIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        for (Path out : List.of(file, file.resolve("below"))) {
            assertThat(bench.run("generate", bench.pocket(), "--out", out.toString())
                            .ended(ExitStatus.BAD_INPUT)
                            .err())
                    .startsWith("error: ")
                    .hasLineCount(1);
        }
    }

    @Test
    void aBadDescriptionLeavesNothing() throws IOException {
        Path out = folder.resolve("out");
        String file = bench.file("bad.yaml", "network: {input: 6}\n");
        bench.run("generate", file, "--out", out.toString()).ended(ExitStatus.BAD_INPUT);
        assertThat(out).doesNotExist();
    }
}
