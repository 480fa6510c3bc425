package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TrainCommandTest {
    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
    }

    private Workbench.Answer train(String... options) throws IOException {
        return train(new Terminal(), options);
    }

    private Workbench.Answer train(Terminal terminal, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("train", bench.pocket(), "--data", bench.data()));
        words.addAll(List.of(options));
        return bench.run(terminal, words.toArray(new String[0]));
    }

    @Test
    void theReportHasTheFieldsThatScriptsRead() throws IOException {
        Workbench.Answer answer = train("--epochs", "3", "--float").ended(ExitStatus.OK);
        JsonNode report = answer.report();
        assertThat(report.get("test_accuracy")).hasSize(3);
        assertThat(report.get("float_test_accuracy")).hasSize(3);
        assertThat(report.get("training_accuracy")).hasSize(3);
        assertThat(report.get("mean_logit")).hasSize(3);
        assertThat(report.get("saturations").fieldNames())
                .toIterable()
                .contains("W1", "W2", "F1", "z1", "z2", "e", "g1", "g2");
        assertThat(report.get("saturations").get("W1").isIntegralNumber()).isTrue();
        assertThat(report.get("interrupted").asBoolean()).isFalse();
        assertThat(answer.out())
                .contains("epoch  test %  float %", "test accuracy")
                .hasLineCount(6);
        assertThat(answer.err()).startsWith("train: 96/96 samples (100 %)");
    }

    @Test
    void withoutFloatThereIsNoFloatAccuracy() throws IOException {
        assertThat(train("--epochs", "1").ended(ExitStatus.OK).report().has("float_test_accuracy"))
                .isFalse();
    }

    @Test
    void itLearns() throws IOException {
        JsonNode accuracy =
                train("--epochs", "60").ended(ExitStatus.OK).report().get("test_accuracy");
        assertThat(accuracy.get(59).asDouble()).isEqualTo(100);
    }

    @Test
    void digitsAreTheDataOfAnInputOf64AndNoOther() throws IOException {
        String digits = Workbench.ROOT.resolve("examples/digits-small.yaml").toString();
        Workbench.Answer answer =
                bench.run("train", digits, "--epochs", "1", "--samples", "20").ended(ExitStatus.OK);
        assertThat(answer.report().get("data").asText()).isEqualTo("digits");
        assertThat(answer.out()).contains("digits, 20 training and 297 test samples");
        Workbench.Answer refused = bench.run("train", bench.pocket()).ended(ExitStatus.BAD_INPUT);
        assertThat(refused.err()).contains("give --data").endsWith("[S019]\n").hasLineCount(1);
    }

    @Test
    void resumedInTheMiddleItGivesTheBitsOfARunWithoutAPause() throws IOException {
        String checkpoint = folder.resolve("run.ckpt").toString();
        StopRequest stop = new StopRequest();
        CompletableFuture<Void> user = CompletableFuture.runAsync(() -> {
            while (!Files.exists(Path.of(checkpoint))) {
                Thread.onSpinWait();
            }
            stop.waitForWork();
        });
        Workbench.Answer stopped = train(
                new Terminal(stop),
                "--epochs",
                "1000000",
                "--float",
                "--checkpoint",
                checkpoint,
                "--export",
                "" + folder.resolve("part"));
        stop.finished();
        user.join();
        assertThat(stopped.ended(ExitStatus.CHECK_FAILED).err()).contains("stopped before the end; to go on: --resume");
        assertThat(stopped.report().get("interrupted").asBoolean()).isTrue();
        assertThat(folder.resolve("part/W1.npy")).exists();

        String epochs = Integer.toString(stopped.report().get("test_accuracy").size() + 2);
        Workbench.Answer resumed =
                train("--epochs", epochs, "--resume", checkpoint, "--export", "" + folder.resolve("two"));
        Workbench.Answer whole = train("--epochs", epochs, "--float", "--export", "" + folder.resolve("one"));
        assertThat(resumed.ended(ExitStatus.OK).report())
                .isEqualTo(whole.ended(ExitStatus.OK).report());
        for (String matrix : List.of("W1.npy", "W2.npy", "F1.npy")) {
            assertThat(folder.resolve("two").resolve(matrix))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(matrix));
        }
    }

    @Test
    void stoppedBeforeTheFirstSampleItStillLeavesWholeFiles() throws IOException {
        StopRequest stop = new StopRequest();
        stop.waitForWork(); // pressed before anything could ask
        String checkpoint = folder.resolve("run.ckpt").toString();
        Workbench.Answer stopped =
                train(new Terminal(stop), "--checkpoint", checkpoint).ended(ExitStatus.CHECK_FAILED);
        assertThat(stopped.report().get("test_accuracy")).isEmpty();
        train("--resume", checkpoint, "--epochs", "1").ended(ExitStatus.OK);
    }

    @Test
    void exportedWeightsAreWhereTheNextRunBegins() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        String checkpoint = folder.resolve("c.ckpt").toString();
        train("--epochs", "2", "--export", one.toString(), "--csv", "--checkpoint", checkpoint)
                .ended(ExitStatus.OK);
        assertThat(Files.readAllLines(one.resolve("W1.csv"))).hasSize(5).allMatch(line -> line.split(",").length == 7);
        train("--epochs", "0", "--weights", one.toString(), "--export", two.toString(), "--csv")
                .ended(ExitStatus.OK);
        assertThat(Workbench.contents(two)).isEqualTo(Workbench.contents(one));
        train("--epochs", "0", "--weights", checkpoint, "--export", two.toString(), "--csv")
                .ended(ExitStatus.OK);
        assertThat(Workbench.contents(two)).isEqualTo(Workbench.contents(one));
    }

    @Test
    void anotherSeedIsAnotherRun() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        train("--epochs", "0", "--seed", "7", "--export", one.toString(), "--csv")
                .ended(ExitStatus.OK);
        train("--epochs", "0", "--set", "seed=7", "--export", two.toString(), "--csv")
                .ended(ExitStatus.OK);
        assertThat(Workbench.contents(two)).isEqualTo(Workbench.contents(one));
        train("--epochs", "0", "--export", two.toString(), "--csv").ended(ExitStatus.OK);
        assertThat(Workbench.contents(two)).isNotEqualTo(Workbench.contents(one));
    }

    @Test
    void aCheckpointOfAnotherRunIsRefused() throws IOException {
        String checkpoint = folder.resolve("c.ckpt").toString();
        train("--epochs", "1", "--checkpoint", checkpoint).ended(ExitStatus.OK);
        assertRefused("K005", "--resume", checkpoint, "--set", "rule.learning-rate=2^-6");
        assertRefused("K006", "--resume", checkpoint, "--samples", "10");
        assertRefused("K007", "--resume", checkpoint, "--float");
        assertRefused("K002", "--resume", bench.data());
        assertRefused("K009", "--weights", checkpoint, "--set", "network.layers=[4, 3]");
        assertRefused(
                "K008",
                "--weights",
                Files.createDirectory(folder.resolve("empty")).toString());
    }

    private void assertRefused(String code, String... options) throws IOException {
        Workbench.Answer answer = train(options).ended(ExitStatus.BAD_INPUT);
        assertThat(answer.err().lines())
                .allMatch(line -> line.startsWith("error: ") && line.endsWith("[" + code + "]"));
    }

    @ParameterizedTest
    @CsvSource({
        "--resume a --weights b, C005",
        "--float --weights b, C005",
        "--csv, C018",
        "--epochs -1, C006",
        "--samples 0, C006",
        "--samples 33, C006",
        "--seed x, C006",
        "--checkpoint pom.xml/c, C011",
        "--export pom.xml/w, C011",
        "--data nowhere, S001",
        "--resume nowhere, K001",
        "--weights nowhere, K001",
    })
    void whatCannotBeIsRefusedBeforeTheWork(String options, String code) throws IOException {
        if (options.contains("--data")) {
            assertThat(bench.run("train", bench.pocket(), "--data", "nowhere")
                            .ended(ExitStatus.BAD_INPUT)
                            .err())
                    .contains("[" + code + "]");
            return;
        }
        Workbench.Answer answer = train(options.split(" ", -1)).ended(ExitStatus.BAD_INPUT);
        assertThat(answer.err())
                .startsWith("error: ")
                .endsWith("[" + code + "]\n")
                .hasLineCount(1);
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void aDeadZoneIsWarnedAboutBeforeTheRun() throws IOException {
        Workbench.Answer answer = train(
                        "--epochs", "1", "--set", "format.rounding=nearest", "--set", "format.weights=s2.10")
                .ended(ExitStatus.OK);
        assertThat(answer.err()).contains("warning: ", "dead zone");
    }

    @Test
    void aGeneratedFolderIsADescriptionToo() throws IOException {
        Path out = folder.resolve("out");
        bench.run("generate", bench.pocket(), "--out", out.toString()).ended(ExitStatus.OK);
        JsonNode ofFolder = bench.run("train", out.toString(), "--data", bench.data(), "--epochs", "2")
                .ended(ExitStatus.OK)
                .report();
        assertThat(ofFolder).isEqualTo(train("--epochs", "2").report());
    }
}
