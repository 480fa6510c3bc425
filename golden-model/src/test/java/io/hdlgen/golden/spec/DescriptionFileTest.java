package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptionFileTest {
    private static final String SMALL = "network: {layers: [32, 10]}\n";

    @TempDir
    private Path folder;

    private String refusal(Path file) {
        Reading reading = DescriptionReader.read(file, List.of());
        assertThat(reading.description()).isEmpty();
        assertThat(reading.diagnostics()).hasSize(1);
        return reading.diagnostics().get(0).toString().replace(folder.toString(), "FOLDER");
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void aFileThatIsNotThere() {
        assertThat(refusal(folder.resolve("net.yaml")))
                .isEqualTo("FOLDER/net.yaml: cannot be read: there is no such file [D001]");
    }

    @Test
    void aDirectory() {
        assertThat(refusal(folder)).isEqualTo("FOLDER: cannot be read: it is a directory [D001]");
    }

    @Test
    void aPathThroughAFile() throws IOException {
        Path file = file("net.yaml", SMALL.getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(file.resolve("other.yaml"))).startsWith("FOLDER/net.yaml/other.yaml: cannot be read: ");
    }

    @Test
    void aHugeFileIsNotReadIntoMemory() throws IOException {
        Path huge = folder.resolve("huge.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(100L << 20);
        }
        assertThat(refusal(huge))
                .isEqualTo("FOLDER/huge.yaml: larger than 1048576 bytes, the most that is read [D002]");
    }

    @Test
    void aLargeText() {
        Reading reading = DescriptionReader.read("net.yaml", SMALL + "#".repeat(Limits.FILE_BYTES), List.of());
        assertThat(reading.diagnostics()).extracting(d -> d.kind()).containsExactly(Problem.FILE_TOO_LARGE);
    }

    @Test
    void latin1() throws IOException {
        assertThat(refusal(file("net.yaml", "seed: 1\n# gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo("FOLDER/net.yaml:2: not UTF-8 text: byte 12 is 0xfc [D003]");
    }

    @Test
    void aTruncatedCharacter() throws IOException {
        assertThat(refusal(file("net.yaml", new byte[] {'a', (byte) 0xC3})))
                .isEqualTo("FOLDER/net.yaml:1: not UTF-8 text: byte 1 is 0xc3 [D003]");
    }

    @Test
    void anEmptyFile() throws IOException {
        assertThat(refusal(file("net.yaml", new byte[0]))).contains("[D005]");
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        Path file = file("net.yaml", ("\uFEFF" + SMALL).getBytes(StandardCharsets.UTF_8));
        assertThat(DescriptionReader.read(file, List.of()).description()).isPresent();
    }

    @Test
    void theFileGivesTheDesignItsName() throws IOException {
        Path file = file("My net_2.v1.yaml", SMALL.getBytes(StandardCharsets.UTF_8));
        assertThat(DescriptionReader.read(file, List.of()).description())
                .get()
                .extracting(Description::name)
                .isEqualTo("my-net-2-v1");
    }
}
