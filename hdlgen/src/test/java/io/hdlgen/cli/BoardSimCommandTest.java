package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code board-sim} and {@code host} refuse before anything is built or opened. */
class BoardSimCommandTest {
    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
    }

    private String refused(String... words) throws IOException {
        return bench.run(words).ended(ExitStatus.BAD_INPUT).err();
    }

    @Test
    void aBoardIsNeeded() throws IOException {
        assertThat(refused("board-sim", bench.pocket())).contains("no board is named", "C030");
    }

    @Test
    void aBoardWithAProcessorIsRefused() throws IOException {
        assertThat(refused("board-sim", bench.pocket(), "--set", "board=pynq-z2"))
                .contains("pynq-z2 has a processor", "hdlgen cosim", "C030");
    }

    @Test
    void aDriverThatDoesNotExistIsRefused() throws IOException {
        assertThat(refused("board-sim", bench.pocket(), "--set", "board=icebreaker", "--driver", "pyhton"))
                .contains("pyhton is not known", "all, java, python, c", "python?");
    }

    @Test
    void aDivisorThatIsTooSmallIsRefused() throws IOException {
        assertThat(refused("board-sim", bench.pocket(), "--set", "board=icebreaker", "--baud-divisor", "3"))
                .contains("from 4 to 4096");
    }

    private String engine() throws IOException {
        String out = folder.resolve("engine").toString();
        bench.run("generate", bench.pocket(), "--set", "board=icebreaker", "--out", out)
                .ended(ExitStatus.OK);
        return out;
    }

    @Test
    void anActionThatDoesNotExistIsRefused() throws IOException {
        assertThat(refused("host", "trian", engine(), "--port", "x")).contains("trian is not known", "train?");
    }

    @Test
    void aFolderIsNeeded() throws IOException {
        assertThat(refused("host", "stats", bench.pocket(), "--port", "x")).contains("is not a folder");
    }

    @Test
    void anEngineWithoutLinkIsRefused() throws IOException {
        String out = folder.resolve("plain").toString();
        bench.run("generate", bench.pocket(), "--out", out).ended(ExitStatus.OK);
        assertThat(refused("host", "stats", out, "--port", "x")).contains("without link", "C032");
    }

    @Test
    void whatAnActionNeedsIsAskedFor() throws IOException {
        String engine = engine();
        assertThat(refused("host", "stats", engine)).contains("missing --port NAME");
        assertThat(refused("host", "read", engine, "--port", "x")).contains("missing --export DIR");
        assertThat(refused("host", "save", engine, "--port", "x")).contains("missing --checkpoint FILE");
        assertThat(refused("host", "write", engine, "--port", "x")).contains("missing --weights DIR|CHECKPOINT");
    }

    @Test
    void anOptionOfAnotherActionIsRefused() throws IOException {
        assertThat(refused("host", "stats", engine(), "--port", "x", "--samples", "3"))
                .contains("--samples", "has a meaning only with host train or infer");
    }

    @Test
    void aPortThatDoesNotExistIsTold() throws IOException {
        String port = folder.resolve("tty").toString();
        assertThat(refused("host", "stats", engine(), "--port", port)).contains("serial port " + port, "C031");
    }
}
