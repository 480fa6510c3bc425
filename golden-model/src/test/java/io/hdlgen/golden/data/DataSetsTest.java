package io.hdlgen.golden.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSetsTest {
    @TempDir
    private Path folder;

    @Test
    void theDigits() {
        DataSet digits =
                DataSets.open("digits", TestDescriptions.of(64, 10)).data().orElseThrow();
        assertThat(digits.training().size()).isEqualTo(1500);
        assertThat(digits.test().size()).isEqualTo(297);
        int[] x = new int[64];
        digits.training().read(0, x);
        // The first row begins 0,0,5,13,9,1: 16 is ONE = 512.
        assertThat(x).startsWith(0, 0, 160, 416, 288, 32);
        assertThat(IntStream.range(0, 10).map(digits.training()::label)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(digits.test().label(296)).isEqualTo(8);
    }

    @Test
    void theDigitsNeedTheirShape() {
        assertThat(DataSets.open("digits", TestDescriptions.of(63, 9)).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "digits: 64 values a sample; network.input is 63 [S011]",
                        "digits: labels go up to 9, which makes 10 classes; the network has 9 outputs [S012]");
    }

    @Test
    void theDigitsAreTheStandardForTheirWidth() {
        assertThat(DataSets.standard(TestDescriptions.of(64, 10))).contains("digits");
        assertThat(DataSets.openStandard(TestDescriptions.of(64, 10)).data()).isPresent();
        assertThat(DataSets.openStandard(TestDescriptions.of(784, 10)).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("--data: no data set is named, and the built-in digits have 64 values a sample;"
                        + " network.input is 784: give --data [S019]");
    }

    @ParameterizedTest
    @CsvSource({
        "digts, 'digts: there is no such file; known are digits, random, a folder with four IDX files, and FILE.csv or FILE.csv.gz; did you mean digits? [S001]'",
        "'no/such.csv', 'no/such.csv: there is no such file; known are digits, random, a folder with four IDX files, and FILE.csv or FILE.csv.gz [S001]'",
        "'pom.xml', 'pom.xml: neither a folder nor a .csv file; known are digits, random, a folder with four IDX files, and FILE.csv or FILE.csv.gz [S001]'",
    })
    void unknownNames(String name, String problem) {
        assertThat(DataSets.open(name, TestDescriptions.of(4, 3)).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(problem);
    }

    @Test
    void aNameThatIsNoPath() {
        assertThat(DataSets.open("a\0b", TestDescriptions.of(4, 3)).diagnostics())
                .extracting(Diagnostic::toString)
                .allMatch(line -> line.startsWith("a?b: not a path"));
    }

    /** Against the stream of docs/numerics.md section 6, made in the plain way. */
    @Test
    void randomSamplesAreAStream() {
        Description description = TestDescriptions.of(5, 3);
        DataSet random = DataSets.random(description, 4, 3);
        var stream = new io.hdlgen.golden.noise.SplitMix64(io.hdlgen.golden.noise.Seeds.derive(1, 6, 0));
        int[] x = new int[5];
        for (int i = 0; i < 7; i++) {
            Samples part = i < 4 ? random.training() : random.test();
            int index = i < 4 ? i : i - 4;
            part.read(index, x);
            for (int value : x) {
                assertThat(value).isEqualTo((int) Long.remainderUnsigned(stream.next(), 513));
            }
            assertThat(part.label(index)).isEqualTo((int) Long.remainderUnsigned(stream.next(), 3));
        }
    }

    @Test
    void randomDataHasTheSizeOfMnist() {
        DataSet random =
                DataSets.open("random", TestDescriptions.of(784, 10)).data().orElseThrow();
        assertThat(random.training().size()).isEqualTo(60_000);
        assertThat(random.test().size()).isEqualTo(10_000);
        int[] x = new int[784];
        random.training().read(59_999, x);
        assertThat(IntStream.of(x)).allMatch(v -> 0 <= v && v <= 512);
    }

    /** Every constant stands in the expected text of some test of this package. */
    @Test
    void everyProblemIsTried() throws IOException {
        StringBuilder tests = new StringBuilder();
        Path sources = Path.of(System.getProperty("hdlgen.root"), "golden-model/src/test/java/io/hdlgen/golden/data");
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                tests.append(Files.readString(file));
            }
        }
        for (DataProblem problem : DataProblem.values()) {
            assertThat(tests).contains("[" + problem.code() + "]");
        }
        assertThat(Stream.of(DataProblem.values()).map(DataProblem::code))
                .doesNotHaveDuplicates()
                .isSorted()
                .allMatch(code -> code.matches("S\\d{3}"));
    }

    @Test
    void aFolderWithoutFiles() {
        assertThat(DataSets.open(folder.toString(), TestDescriptions.of(4, 3)).diagnostics())
                .extracting(d -> d.kind())
                .containsExactly(DataProblem.FILES_MISSING);
    }
}
