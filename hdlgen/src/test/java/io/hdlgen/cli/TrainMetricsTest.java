package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hdlgen.golden.measure.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code train --metrics}: files, options, seeds. */
@Timeout(60)
class TrainMetricsTest {
    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
    }

    private Workbench.Answer train(String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("train", bench.pocket(), "--data", bench.data()));
        words.addAll(List.of(options));
        return bench.run(words.toArray(new String[0]));
    }

    private static JsonNode json(Path folder) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("measures.json").toFile());
    }

    @Test
    void theBuiltInDigitsAreMeasuredFromBeginningToEnd() throws IOException {
        Path out = folder.resolve("measures");
        Workbench.Answer answer = bench.run(
                        "train",
                        Workbench.ROOT.resolve("examples/digits-dfa.yaml").toString(),
                        "--epochs",
                        "2",
                        "--samples",
                        "600",
                        "--float",
                        "--metrics",
                        out.toString())
                .ended(ExitStatus.OK);
        assertThat(answer.out()).contains("index.html");
        JsonNode points = json(out).get("runs").get(0).get("points");
        assertThat(points).hasSize(21);
        JsonNode start = points.get(0).get("measures");
        JsonNode end = points.get(20).get("measures");
        assertThat(end.get("test_accuracy").get("fixed"))
                .isEqualTo(answer.report().get("test_accuracy").get(1));
        assertThat(end.get("test_accuracy").get("float"))
                .isEqualTo(answer.report().get("float_test_accuracy").get(1));
        assertThat(end.get("test_loss").get("fixed").asDouble())
                .isLessThan(start.get("test_loss").get("fixed").asDouble());
        // Feedback alignment at work: the weights turn to the feedback, and the deltas to the gradient.
        for (String part : List.of("weight_alignment/total", "gradient_alignment/d1", "gradient_alignment/d2")) {
            assertThat(end.at("/" + part).asDouble())
                    .as(part)
                    .isGreaterThan(start.at("/" + part).asDouble() + 0.1);
        }
        String page = Files.readString(out.resolve("index.html"));
        for (Measure measure : Measure.values()) {
            assertThat(page.contains("<h2>" + measure.title() + "</h2>"))
                    .as(measure.key())
                    .isEqualTo(measure != Measure.ESTIMATE_VARIANCE);
        }
        assertThat(page).contains("<svg");
    }

    @Test
    void theSameRunGivesTheSameBytesAndTheWeightsOfAnUnmeasuredOne() throws IOException {
        for (String name : List.of("one", "two")) {
            train("--epochs", "2", "--metrics", "" + folder.resolve(name), "--export", "" + folder.resolve(name + "w"))
                    .ended(ExitStatus.OK);
        }
        train("--epochs", "2", "--export", "" + folder.resolve("plain")).ended(ExitStatus.OK);
        assertThat(Workbench.contents(folder.resolve("two"))).isEqualTo(Workbench.contents(folder.resolve("one")));
        for (String matrix : List.of("W1.npy", "W2.npy", "F1.npy")) {
            assertThat(folder.resolve("onew").resolve(matrix))
                    .hasSameBinaryContentAs(folder.resolve("plain").resolve(matrix));
        }
    }

    @Test
    void everySeedIsARunOfItsOwn() throws IOException {
        Path many = folder.resolve("many");
        Workbench.Answer answer = train(
                        "--epochs", "2", "--seed", "5", "--seeds", "3", "--float", "--metrics", many.toString())
                .ended(ExitStatus.OK);
        JsonNode runs = json(many).get("runs");
        assertThat(runs).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Path one = folder.resolve("one" + i);
            Path weights = folder.resolve("w" + i);
            Workbench.Answer alone = train(
                            "--epochs",
                            "2",
                            "--seed",
                            "" + (5 + i),
                            "--float",
                            "--metrics",
                            one.toString(),
                            "--export",
                            weights.toString(),
                            "--csv")
                    .ended(ExitStatus.OK);
            assertThat(runs.get(i)).isEqualTo(json(one).get("runs").get(0));
            JsonNode report = answer.report().get("runs").get(i);
            assertThat(report.get("seed").asInt()).isEqualTo(5 + i);
            for (String field : List.of("test_accuracy", "float_test_accuracy", "saturations", "mean_logit")) {
                assertThat(report.get(field)).isEqualTo(alone.report().get(field));
            }
        }
        double mean = (similarity(0, 1) + similarity(0, 2) + similarity(1, 2)) / 3;
        assertThat(json(many).get("weight_similarity").get("W2").asDouble()).isCloseTo(mean, within(1e-9));
        assertThat(answer.err()).contains("train: 192/192 samples (100 %)");
    }

    /** Cosine of the exported W2 of two runs; the last column holds biases. */
    private double similarity(int a, int b) throws IOException {
        double product = 0;
        double square1 = 0;
        double square2 = 0;
        List<String> rows1 = Files.readAllLines(folder.resolve("w" + a + "/W2.csv"));
        List<String> rows2 = Files.readAllLines(folder.resolve("w" + b + "/W2.csv"));
        for (int i = 0; i < rows1.size(); i++) {
            String[] cells1 = rows1.get(i).split(",", -1);
            String[] cells2 = rows2.get(i).split(",", -1);
            for (int j = 0; j < cells1.length - 1; j++) {
                double v = Double.parseDouble(cells1[j]);
                double w = Double.parseDouble(cells2[j]);
                product += v * w;
                square1 += v * v;
                square2 += w * w;
            }
        }
        return product / Math.sqrt(square1 * square2);
    }

    @Test
    void aStoppedRunLeavesWhatWasMeasured() throws IOException {
        for (String[] more : new String[][] {{}, {"--seeds", "2"}}) {
            StopRequest stop = new StopRequest();
            stop.waitForWork(); // pressed before anything could ask
            Path out = folder.resolve("measures" + more.length);
            List<String> words = new ArrayList<>(
                    List.of("train", bench.pocket(), "--data", bench.data(), "--metrics", out.toString()));
            words.addAll(List.of(more));
            bench.run(new Terminal(stop), words.toArray(new String[0])).ended(ExitStatus.CHECK_FAILED);
            assertThat(json(out).get("runs").get(0).get("points")).hasSize(1);
            assertThat(out.resolve("index.html")).exists();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--seeds 2, C018",
        "--metrics-per-epoch 2, C018",
        "--metrics m --resume c, C005",
        "--metrics m --seeds 2 --checkpoint c, C005",
        "--metrics m --seeds 2 --export e, C005",
        "--metrics m --seeds 0, C006",
        "--metrics m --metrics-per-epoch 0, C006",
    })
    void whatDoesNotGoTogetherIsRefused(String options, String code) throws IOException {
        Workbench.Answer answer = train(options.split(" ", -1)).ended(ExitStatus.BAD_INPUT);
        assertThat(answer.err()).contains("[" + code + "]");
    }

    @Test
    void thePageOfTheFormatsListsTheMeasures() throws IOException {
        String page = Files.readString(Workbench.ROOT.resolve("docs/formats.md"));
        String section = page.substring(page.indexOf("| measure | parts |"), page.indexOf("## The cache"));
        List<String> listed = Pattern.compile("(?m)^\\| `([a-z_]+)`")
                .matcher(section)
                .results()
                .map(m -> m.group(1))
                .toList();
        assertThat(listed)
                .containsExactly(
                        Arrays.stream(Measure.values()).map(Measure::key).toArray(String[]::new));
    }
}
