package io.hdlgen.golden.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.testing.DesignBuilder;
import io.hdlgen.golden.train.GoldenModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightFolderTest {
    @TempDir
    private Path folder;

    private static GoldenModel model(long seed) {
        return GoldenModel.create(new DesignBuilder().widths(6, 3, 2).seed(seed).build());
    }

    @ParameterizedTest
    @EnumSource(WeightFolder.Kind.class)
    void readsWhatItWrote(WeightFolder.Kind kind) throws IOException {
        GoldenModel written = model(1);
        WeightFolder.write(folder, written, kind);
        GoldenModel read = model(2);
        assertThat(WeightFolder.load(folder, read)).isEmpty();
        for (int m = 0; m < 3; m++) {
            assertThat(read.matrices().get(m).data())
                    .isDeepEqualTo(written.matrices().get(m).data());
        }
    }

    @Test
    void keepsTheSeedsFeedbackWhenThereIsNone() throws IOException {
        WeightFolder.write(folder, model(1), WeightFolder.Kind.CSV);
        Files.delete(folder.resolve("F1.csv"));
        GoldenModel read = model(2);
        assertThat(WeightFolder.load(folder, read)).isEmpty();
        assertThat(read.feedback(1)).isDeepEqualTo(model(2).feedback(1));
    }

    @Test
    void tellsEverythingThatIsWrongAndLoadsNothing() throws IOException {
        Files.writeString(folder.resolve("W1.csv"), "1,2,3\n4,5,6\n");
        Files.writeString(folder.resolve("F1.csv"), "1,2\n3,40000\n-50000,0\n");
        GoldenModel read = model(2);
        List<Diagnostic> diagnostics = WeightFolder.load(folder, read);
        assertThat(diagnostics)
                .extracting(Diagnostic::kind)
                .containsExactly(
                        CheckpointProblem.MATRIX_SHAPE,
                        CheckpointProblem.MATRIX_MISSING,
                        CheckpointProblem.MATRIX_RANGE);
        assertThat(diagnostics.get(0).message())
                .isEqualTo("W1 is 2 x 3; 3 x 7 is needed (the last column holds the biases)");
        assertThat(diagnostics.get(2).message())
                .isEqualTo(
                        "F1: 2 of the values do not fit s3.13 (-32768 to 32767); the first is 40000 in row 1, column 1");
        assertThat(read.feedback(1)).isDeepEqualTo(model(2).feedback(1));
    }

    @Test
    void tellsWhereACsvFileHasNoInteger() throws IOException {
        WeightFolder.write(folder, model(1), WeightFolder.Kind.NPY);
        Files.delete(folder.resolve("W2.npy"));
        Files.writeString(folder.resolve("W2.csv"), "1,2,3,4\n5,0.5,7,8\n");
        assertThat(WeightFolder.load(folder, model(1)).get(0).message())
                .isEqualTo("W2 has no integer in line 2, column 2");
        Files.writeString(folder.resolve("W2.csv"), "\n1,2,3,4\n5,6\n");
        assertThat(WeightFolder.load(folder, model(1)).get(0).message())
                .isEqualTo("W2 has rows of different lengths: line 3");
        Files.writeString(folder.resolve("W2.csv"), "");
        assertThat(WeightFolder.load(folder, model(1)).get(0).message()).startsWith("W2 is 0 x 0");
        Files.write(folder.resolve("W2.csv"), new byte[1 << 20]);
        assertThat(WeightFolder.load(folder, model(1)).get(0).message()).contains("too many");
    }
}
