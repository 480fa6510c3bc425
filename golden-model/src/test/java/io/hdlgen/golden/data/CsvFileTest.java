package io.hdlgen.golden.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.fixed.FixedFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    @TempDir
    private Path folder;

    private Opened open(String name, byte[] bytes, String... overrides) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        return DataSets.open(file.toString(), TestDescriptions.of(2, 3, overrides));
    }

    private DataSet read(String text, String... overrides) throws IOException {
        Opened opened = open("data.csv", Files4.text(text), overrides);
        assertThat(opened.diagnostics()).isEmpty();
        return opened.data().orElseThrow();
    }

    private List<String> problems(String text) throws IOException {
        return shown(open("data.csv", Files4.text(text)));
    }

    private List<String> shown(Opened opened) {
        assertThat(opened.data()).isEmpty();
        return opened.diagnostics().stream()
                .map(d -> d.toString().replace(folder.toString(), "FOLDER"))
                .toList();
    }

    private static int[] sample(Samples samples, int index) {
        int[] x = new int[samples.width()];
        samples.read(index, x);
        return x;
    }

    @Test
    void theLabelIsLast() throws IOException {
        DataSet data = read("0.5,-1,2\n1,2,0\n");
        assertThat(sample(data.training(), 0)).containsExactly(256, -512);
        assertThat(data.training().label(0)).isEqualTo(2);
        assertThat(data.training().size()).isEqualTo(1);
        assertThat(data.test().size()).isEqualTo(1);
        assertThat(sample(data.test(), 0)).containsExactly(512, 1024);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b,label\n1,2,0\n",
                "0,1,label\n1,2,0\n",
                "\"a\",\"b\",\"class\"\r\n\"1\",\"2\",\"0\"\r\n",
                "\u00ef\u00bb\u00bf1,2,0",
                "\n\n 1 , 2.0 , 0.0 \n\n",
                "+1,2e0,0\n",
                "1.,20e-1,0\n",
            })
    void manyDialects(String text) throws IOException {
        DataSet data = read(text);
        assertThat(sample(data.training(), 0)).containsExactly(512, 1024);
        assertThat(data.training().label(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 1, 1", "4, 3, 1", "5, 4, 1", "9, 8, 1", "10, 8, 2", "101, 81, 20"})
    void theLastFifthIsForTesting(int rows, int training, int test) throws IOException {
        DataSet data =
                read(IntStream.range(0, rows).mapToObj(i -> i % 64 + ",0,0\n").collect(Collectors.joining()));
        assertThat(data.training().size()).isEqualTo(training);
        assertThat(data.test().size()).isEqualTo(test);
        assertThat(sample(data.test(), test - 1)[0]).isEqualTo((rows - 1) % 64 * 512);
    }

    @Test
    void compressed() throws IOException {
        Opened opened = open("data.csv.gz", Files4.gzip(Files4.text("1,2,0\n")));
        assertThat(sample(opened.data().orElseThrow().training(), 0)).containsExactly(512, 1024);
    }

    @Test
    void wideFormatsAreKeptExactly() throws IOException {
        DataSet data = read("1.5,-2,0\n", "format.activations=s2.16");
        assertThat(sample(data.training(), 0)).containsExactly(98304, -131072);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0009765625, 1", // 2^-10, half a step: up
        "-0.0009765625, 0",
        "0.00097656249999999989, 0", // just below half a step
        "0.0029296875, 2",
        "-0.0029296875, -1",
        "63.998046875, 32767",
        "64, 32768",
        "1e300, 9223372036854775807",
        "-1e300, -9223372036854775808",
    })
    void realsAreRoundedHalfUp(double value, long raw) {
        assertThat(RawTable.raw(value, new FixedFormat(7, 9))).isEqualTo(raw);
    }

    @Test
    void largeValuesAreClampedAndCounted() throws IOException {
        Opened opened = open("data.csv", Files4.text("255,0,0\n-64.01,1e300,1\n64,63.999,2\n"));
        DataSet data = opened.data().orElseThrow();
        assertThat(sample(data.training(), 0)).containsExactly(32767, 0);
        assertThat(sample(data.training(), 1)).containsExactly(-32768, 32767);
        assertThat(sample(data.test(), 0)).containsExactly(32767, 32767);
        assertThat(data.training().saturations()).isEqualTo(3);
        assertThat(data.test().saturations()).isEqualTo(1);
        assertThat(opened.diagnostics())
                .extracting(d -> d.toString().replace(folder.toString(), "FOLDER"))
                .containsExactly("FOLDER/data.csv: warning: 4 of 6 values do not fit the activations s7.9"
                        + " (-64.0 to 63.998046875) and are clamped [S020]");
    }

    @Test
    void allBadCellsAreTold() throws IOException {
        assertThat(
                        problems(
                                "1,2,0\nx,2,0\n1,NaN,0\n1,,0\n1,2,1.5\n1,2\n1,2,3,0\n-inf,0x10,-1\n1,2,9\n1,2,99999999999\n1,2,cat\n"))
                .containsExactly(
                        "FOLDER/data.csv:2: column 1 is not a number: x [S014]",
                        "FOLDER/data.csv:3: column 2 is NaN; a missing or infinite value has no fixed-point number [S015]",
                        "FOLDER/data.csv:4: column 2 is empty; a missing or infinite value has no fixed-point number [S015]",
                        "FOLDER/data.csv:5: the label in the last column is 1.5; a whole number from 0 is needed [S013]",
                        "FOLDER/data.csv:6: 2 columns; the rows before have 3 [S016]",
                        "FOLDER/data.csv:7: 4 columns; the rows before have 3 [S016]",
                        "FOLDER/data.csv:8: column 1 is -inf; a missing or infinite value has no fixed-point number [S015]",
                        "FOLDER/data.csv:8: column 2 is not a number: 0x10 [S014]",
                        "FOLDER/data.csv:8: the label in the last column is -1; a whole number from 0 is needed [S013]",
                        "FOLDER/data.csv:9: labels go up to 9, which makes 10 classes; the network has 3 outputs [S012]",
                        "FOLDER/data.csv:10: the label in the last column is 99999999999; a whole number from 0 is needed [S013]",
                        "FOLDER/data.csv:11: the label in the last column is cat; a whole number from 0 is needed [S013]");
    }

    @Test
    void aFileFullOfErrorsIsToldBriefly() throws IOException {
        List<String> problems = problems("1,2,0\n" + "x,y,z\n".repeat(1000));
        assertThat(problems).hasSizeBetween(20, 23);
        assertThat(problems.get(problems.size() - 1)).endsWith("reading stopped after 20 problems [S021]");
    }

    @Test
    void anotherWidth() throws IOException {
        assertThat(problems("label\n1,2,3,0\n"))
                .containsExactly("FOLDER/data.csv:2: 3 values a sample; network.input is 2 [S011]");
        assertThat(problems("1;2;0\n1;2;0\n"))
                .containsExactly("FOLDER/data.csv:2: 0 values a sample; network.input is 2 [S011]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "a,b,label\n"})
    void nothingInIt(String text) throws IOException {
        assertThat(problems(text)).containsExactly("FOLDER/data.csv: there is no sample in it [S004]");
    }

    @Test
    void noTextAtAll() throws IOException {
        assertThat(shown(open("data.csv", new byte[5_000_000])))
                .containsExactly(
                        "FOLDER/data.csv:1: longer than 4194304 characters: this is no CSV file of numbers [S018]");
    }

    @Test
    void damagedCompression() throws IOException {
        byte[] packed = Files4.gzip(Files4.text("1,2,0\n".repeat(100)));
        assertThat(shown(open("data.csv.gz", java.util.Arrays.copyOf(packed, packed.length / 2))))
                .containsExactly("FOLDER/data.csv.gz: damaged gzip file: it ends too early [S005]");
        assertThat(shown(open("data.csv.gz", Files4.text("1,2,0\n"))))
                .containsExactly("FOLDER/data.csv.gz: damaged gzip file: Not in GZIP format [S005]");
    }
}
