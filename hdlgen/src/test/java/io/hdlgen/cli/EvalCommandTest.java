package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {
    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
    }

    @Test
    void judgesAsTrainingDid() throws IOException {
        String file = bench.pocket();
        String data = bench.data();
        String checkpoint = folder.resolve("c.ckpt").toString();
        Workbench.Answer trained = bench.run(
                        "train", file, "--data", data, "--epochs", "20", "--checkpoint", checkpoint)
                .ended(ExitStatus.OK);
        Workbench.Answer judged =
                bench.run("eval", file, "--data", data, "--weights", checkpoint).ended(ExitStatus.OK);
        JsonNode report = judged.report();
        assertThat(report.get("test_accuracy"))
                .isEqualTo(trained.report().get("test_accuracy").get(19));
        assertThat(report.get("samples").asInt()).isEqualTo(8);
        int sum = 0;
        int right = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int count = report.get("confusion").get(i).get(j).asInt();
                sum += count;
                right += i == j ? count : 0;
            }
        }
        assertThat(sum).isEqualTo(8);
        assertThat(100.0 * right / sum).isEqualTo(report.get("test_accuracy").asDouble());
        assertThat(judged.out()).contains("label  ->0  ->1  ->2", "test accuracy");
    }

    @Test
    void initialWeightsAreJudgedWithAWarning() throws IOException {
        Workbench.Answer answer =
                bench.run("eval", bench.pocket(), "--data", bench.data()).ended(ExitStatus.OK);
        assertThat(answer.err()).startsWith("warning: no --weights");
    }

    @Test
    void withoutDataItIsRefusedAsTrainingIs() throws IOException {
        assertThat(bench.run("eval", bench.pocket()).ended(ExitStatus.BAD_INPUT).err())
                .endsWith("[S019]\n");
    }

    @Test
    void aRowOfTheConfusionMatrixIsOneLabel() {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        matrix.add(0, 0);
        matrix.add(2, 0);
        matrix.add(2, 2);
        matrix.add(2, 2);
        assertThat(matrix.table()).isEqualTo("""
                label  ->0  ->1  ->2    right
                0        1    .    .  100.0 %
                2        1    .    2   66.7 %
                """);
        assertThat(matrix.accuracy()).isEqualTo(75);
    }
}
