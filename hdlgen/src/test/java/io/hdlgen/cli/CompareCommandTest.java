package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
    }

    private Workbench.Answer compare(Terminal terminal, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("compare", bench.pocket(), "--data", bench.data()));
        words.addAll(List.of(options));
        if (!words.contains("--out")) {
            words.addAll(List.of("--out", bench.path("runs").toString()));
        }
        return bench.run(terminal, words.toArray(new String[0]));
    }

    private Workbench.Answer compare(String... options) throws IOException {
        return compare(new Terminal(), options);
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.path(field).asText()));
        return texts;
    }

    @Test
    void everyRowSaysWhatTrainAndEstimateSay() throws IOException {
        JsonNode all = compare("--rules", "bp,dfa", "--set", "format.weights=s3.13,s3.9", "--epochs", "2")
                .ended(ExitStatus.OK)
                .report()
                .get("combinations");
        assertThat(all).hasSize(4);
        for (JsonNode one : all) {
            String format = "format.weights="
                    + one.get("settings").get("format.weights").asText();
            // The description's own rule has its rate, the other one its default.
            String rule = one.get("rule").asText().equals("bp") ? "rule={name: bp}" : "rule.name=dfa";
            JsonNode cost = bench.run("estimate", bench.pocket(), "--set", format, "--set", rule)
                    .report();
            for (String field : List.of("block", "blocks", "multipliers", "cycles_per_sample", "memory_bits")) {
                assertThat(one.get(field)).as("%s of %s", field, one).isEqualTo(cost.get(field));
            }
            JsonNode trained = bench.run(
                            "train",
                            bench.pocket(),
                            "--data",
                            bench.data(),
                            "--epochs",
                            "2",
                            "--set",
                            format,
                            "--set",
                            rule)
                    .report();
            assertThat(one.get("test_accuracy"))
                    .isEqualTo(trained.get("test_accuracy").get(1));
            assertThat(one.get("training_accuracy_of_seeds").get(0))
                    .isEqualTo(trained.get("training_accuracy").get(1));
        }
        assertThat(texts(all, "pareto")).contains("true");
    }

    @Test
    void onABoardARowSaysWhatEstimateSaysOfIt() throws IOException {
        JsonNode one = compare(
                        "--board",
                        "ulx3s-85f",
                        "--epochs",
                        "1",
                        "--set",
                        "engine.multipliers=4",
                        "--set",
                        "engine.block=null",
                        "--set",
                        "engine.blocks=null")
                .ended(ExitStatus.OK)
                .report()
                .get("combinations")
                .get(0);
        JsonNode estimate = bench.run(
                        "estimate",
                        bench.pocket(),
                        "--set",
                        "engine={multipliers: 4}",
                        "--set",
                        "board={name: ulx3s-85f}")
                .ended(ExitStatus.OK)
                .report();
        for (String field : List.of(
                "board", "fits", "lut", "ff", "block_ram", "dsp", "clock_mhz", "samples_per_second", "limited_by")) {
            assertThat(one.get(field)).as(field).isEqualTo(estimate.get(field));
        }
    }

    @Test
    void seedsAreThoseOfTheRunsOneByOne() throws IOException {
        JsonNode one = compare("--seeds", "3", "--epochs", "1", "--set", "seed=7")
                .ended(ExitStatus.OK)
                .report()
                .get("combinations")
                .get(0);
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            JsonNode alone = bench.run(
                            "train", bench.pocket(), "--data", bench.data(), "--epochs", "1", "--seed", "" + (7 + i))
                    .report()
                    .get("test_accuracy")
                    .get(0);
            assertThat(one.get("test_accuracy_of_seeds").get(i)).isEqualTo(alone);
            sum += alone.asDouble();
        }
        assertThat(one.get("test_accuracy").asDouble()).isEqualTo(sum / 3);
    }

    @Test
    void theFilesHoldEveryCombinationAndNeedNothingElse() throws IOException {
        Path csv = bench.path("c.csv");
        Path page = bench.path("c.html");
        JsonNode all = compare(
                        "--rules",
                        "bp,fa,dfa",
                        "--set",
                        "network.layers=[4,3],[5,3]",
                        "--epochs",
                        "1",
                        "--csv",
                        csv.toString(),
                        "--html",
                        page.toString(),
                        "--md",
                        bench.path("c.md").toString())
                .ended(ExitStatus.OK)
                .report()
                .get("combinations");
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(csv))
                .getRecords();
        assertThat(rows).hasSize(6).hasSameSizeAs(all);
        for (int i = 0; i < rows.size(); i++) {
            CSVRecord row = rows.get(i);
            assertThat(row.get("rule")).isEqualTo(all.get(i).get("rule").asText());
            assertThat(row.get("network.layers"))
                    .isEqualTo(all.get(i).get("settings").get("network.layers").asText());
            assertThat(row.get("cycles"))
                    .isEqualTo(all.get(i).get("cycles_per_sample").asText());
            assertThat(row.get("front").equals("*"))
                    .isEqualTo(all.get(i).get("pareto").asBoolean());
        }
        String html = Files.readString(page);
        long front = rows.stream().filter(row -> row.get("front").equals("*")).count();
        assertThat(html.split("<tr class=\"marked\">", -1)).hasSize((int) front + 1);
        assertThat(html.split("<svg ", -1).length).isGreaterThanOrEqualTo(3);
        assertThat(html.replaceAll("xmlns(:\\w+)?=\"[^\"]*\"", "")).doesNotContain("http", "<script", "src=");
        assertThat(Files.readAllLines(bench.path("c.md"))).hasSize(6 + 2);
    }

    @Test
    void whatCannotBeBuiltIsARowWithTheReason() throws IOException {
        Workbench.Answer answer = compare("--rules", "bp,dfa", "--set", "rule.feedback.values=sign", "--epochs", "1")
                .ended(ExitStatus.OK);
        JsonNode all = answer.report().get("combinations");
        assertThat(all.get(0).get("refused").asText()).contains("feedback");
        assertThat(all.get(0).has("test_accuracy")).isFalse();
        assertThat(all.get(1).has("refused")).isFalse();
        assertThat(answer.out()).contains(all.get(0).get("refused").asText());
    }

    @Test
    void whatDoesNotFitIsTrainedButNotOnTheFront() throws IOException {
        JsonNode all = compare(
                        "--board",
                        "icebreaker,ulx3s-85f",
                        "--set",
                        "engine={multipliers: 64}",
                        "--set",
                        "network.layers=[40,3]",
                        "--epochs",
                        "1")
                .ended(ExitStatus.OK)
                .report()
                .get("combinations");
        assertThat(texts(all, "board")).containsExactly("icebreaker", "ulx3s-85f");
        assertThat(texts(all, "fits")).containsExactly("false", "true");
        assertThat(texts(all, "pareto")).containsExactly("false", "true");
        assertThat(all.get(0).get("test_accuracy")).isEqualTo(all.get(1).get("test_accuracy"));
    }

    @Test
    void theSameCommandTrainsNothingTwiceAndANewValueOnlyItself() throws IOException {
        String[] first = {"--rules", "bp,dfa", "--set", "format.weights=s3.13,s3.9", "--epochs", "2"};
        JsonNode one = compare(first).ended(ExitStatus.OK).report();
        assertThat(one.get("trained").asInt()).isEqualTo(4);
        JsonNode two = compare(first).ended(ExitStatus.OK).report();
        assertThat(two.get("trained").asInt()).isZero();
        assertThat(two.get("reused").asInt()).isEqualTo(4);
        assertThat(two.get("combinations")).isEqualTo(one.get("combinations"));
        JsonNode more = compare("--rules", "bp,dfa,fa", "--set", "format.weights=s3.13,s3.9", "--epochs", "2")
                .report();
        assertThat(more.get("trained").asInt()).isEqualTo(2);
        // Everything that decides is asked for: another number of epochs or samples is another training.
        assertThat(compare("--epochs", "3").report().get("trained").asInt()).isEqualTo(1);
        assertThat(compare("--epochs", "2", "--samples", "9")
                        .report()
                        .get("trained")
                        .asInt())
                .isEqualTo(1);
        assertThat(compare("--epochs", "2").report().get("trained").asInt()).isZero();
    }

    private static int finished(Path runs) {
        String[] names = runs.toFile().list((in, name) -> name.endsWith(".json"));
        return names == null ? 0 : names.length;
    }

    @Test
    void stoppedInTheMiddleItGoesOnToTheSameResult() throws IOException {
        String[] words = {"--rules", "dfa,fdfa,bp,fa,kp,drtp", "--epochs", "1000", "--threads", "1"};
        Path runs = bench.path("runs");
        StopRequest stop = new StopRequest();
        CompletableFuture<Void> user = CompletableFuture.runAsync(() -> {
            while (finished(runs) == 0) {
                Thread.onSpinWait();
            }
            stop.waitForWork(); // with the first training done and another one begun
        });
        Workbench.Answer stopped = compare(new Terminal(stop), words).ended(ExitStatus.CHECK_FAILED);
        stop.finished();
        user.join();
        assertThat(stopped.err()).contains("the same command goes on");
        assertThat(stopped.report().get("interrupted").asBoolean()).isTrue();
        int before = stopped.report().get("trained").asInt();
        assertThat(before).isBetween(1, 5);
        JsonNode resumed = compare(words).ended(ExitStatus.OK).report();
        assertThat(resumed.get("reused").asInt()).isEqualTo(before);
        List<String> elsewhere = new ArrayList<>(List.of(words));
        elsewhere.addAll(List.of("--out", bench.path("other").toString()));
        JsonNode whole = compare(elsewhere.toArray(new String[0])).report();
        assertThat(whole.get("trained").asInt()).isEqualTo(6);
        assertThat(resumed.get("combinations")).isEqualTo(whole.get("combinations"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        String err = compare(
                        "--rules",
                        "bp,dfs,xx",
                        "--board",
                        "icebraker",
                        "--epochs",
                        "0",
                        "--threads",
                        "none",
                        "--set",
                        "format.weights",
                        "--set",
                        "seed=1,,2",
                        "--set",
                        "rule.name=dfa",
                        "--set",
                        "name=a",
                        "--set",
                        "name=b",
                        "--html",
                        folder.toString())
                .ended(ExitStatus.BAD_INPUT)
                .err();
        assertThat(err)
                .hasLineCount(10)
                .contains("dfs", "did you mean dfa", "xx", "did you mean icebreaker", "--epochs", "--threads")
                .contains("no = found", "a value is empty", "--set rule.name: cannot be combined with --rules")
                .contains("--set name: given more than once", "is a directory");
    }

    @Test
    void whatIsWrongInEveryCombinationIsNotATableOfReasons() throws IOException {
        assertThat(compare("--rules", "bp,dfa", "--set", "engine.multiplier=4,8")
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains("engine.multiplier", "did you mean multipliers")
                .hasLineCount(1);
        assertThat(bench.run(
                                "compare",
                                bench.pocket(),
                                "--out",
                                bench.path("runs").toString())
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains("give --data");
        assertThat(compare("--samples", "33").ended(ExitStatus.BAD_INPUT).err()).contains("1 to 32");
        assertThat(bench.run("compare", bench.path("none.yaml").toString())
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains("none.yaml");
        assertThat(bench.path("runs")).doesNotExist();
    }

    @Test
    void tooManyCombinationsAreCounted() throws IOException {
        String values = "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22";
        assertThat(compare("--set", "seed=" + values, "--set", "a=" + values, "--set", "b=" + values)
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains("10648 combinations", "10000");
    }

    @Test
    void aGeneratedFolderHasOneRule() throws IOException {
        String out = bench.path("one").toString();
        bench.run("generate", bench.pocket(), "--out", out).ended(ExitStatus.OK);
        assertThat(bench.run("compare", out).ended(ExitStatus.BAD_INPUT).err()).contains("one rule");
    }

    @Test
    void withoutADescriptionItIsTheDigits() throws IOException {
        JsonNode report = bench.run(
                        "compare",
                        "--epochs",
                        "1",
                        "--samples",
                        "20",
                        "--out",
                        bench.path("runs").toString())
                .ended(ExitStatus.OK)
                .report();
        assertThat(report.get("name").asText()).isEqualTo("digits-dfa");
        assertThat(report.get("data").asText()).isEqualTo("digits");
    }
}
