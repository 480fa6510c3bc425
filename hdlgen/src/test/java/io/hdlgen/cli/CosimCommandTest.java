package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before any tool is called. */
class CosimCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "--samples 0, C006",
        "--samples many, C006",
        "--seed 0, C006",
        "--from 1, C018",
        "--to 1, C018",
        "--vcd a.vcd --from 20 --samples 20, C006",
        "--vcd a.vcd --from 5 --to 4, C006",
        "--vcd pom.xml/a.vcd, C011",
        "--weights nowhere, K001",
        "--data nowhere, S001",
        "--data pom.xml, S001",
        "--set network.input=0, D032",
    })
    void whatCannotBeIsRefusedBeforeTheWork(String options, String code) throws IOException {
        Workbench bench = new Workbench(folder);
        Path out = folder.resolve("out");
        List<String> words = new ArrayList<>(List.of("cosim", bench.pocket(), "--out", out.toString()));
        words.addAll(List.of(options.split(" ", -1)));
        Workbench.Answer answer = bench.run(words.toArray(new String[0])).ended(ExitStatus.BAD_INPUT);
        assertThat(answer.err())
                .startsWith("error: ")
                .endsWith("[" + code + "]\n")
                .hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void aGeneratedFolderStaysWhereItIs() throws IOException {
        Workbench bench = new Workbench(folder);
        String out = folder.resolve("out").toString();
        bench.run("generate", bench.pocket(), "--out", out).ended(ExitStatus.OK);
        assertThat(bench.run("cosim", out, "--out", "elsewhere")
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains("[C019]");
    }

    @Test
    void aChangedFolderIsNotWhatItsManifestSays() throws IOException {
        Workbench bench = new Workbench(folder);
        Path out = folder.resolve("out");
        bench.run("generate", bench.pocket(), "--out", out.toString()).ended(ExitStatus.OK);
        Files.writeString(out.resolve("rtl/bank.v"), "// mine\n");
        assertThat(bench.run("cosim", out.toString())
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains("rtl/bank.v was changed", "generate it again");
    }
}
