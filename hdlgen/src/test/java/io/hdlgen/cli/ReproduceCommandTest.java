package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quick forms from the command line to the page; what has to come out is what the papers say. */
class ReproduceCommandTest {
    private static final int SEED = 1;

    @TempDir
    Path folder;

    private JsonNode run(String name) throws IOException {
        Workbench.Answer answer = new Workbench(folder)
                .run("reproduce", name, "--quick", "--seed", "" + SEED, "--out", folder.toString())
                .ended(ExitStatus.OK);
        JsonNode report = answer.report();
        Set<String> fields = new TreeSet<>();
        report.fieldNames().forEachRemaining(fields::add);
        assertThat(fields).isEqualTo(CliPageTest.fields("reproduce"));
        assertThat(answer.out()).contains("seed " + SEED, "shapes of the paper");
        String page = Files.readString(folder.resolve(name + ".html"));
        assertThat(page).contains("<svg", "hdlgen reproduce " + name + " --quick --seed " + SEED);
        assertThat(page).doesNotContain("src=", "href=\"http", "<script").doesNotContainPattern("url\\((?!#)");
        return report;
    }

    /** All claims that begin with one of the texts are there, and hold. */
    private static void hold(JsonNode report, String... claims) {
        for (String claim : claims) {
            int found = 0;
            for (JsonNode one : report.get("findings")) {
                if (one.get("claim").asText().startsWith(claim)) {
                    found++;
                    assertThat(one.get("holds").asBoolean())
                            .as(
                                    "seed %d: %s: %s",
                                    SEED,
                                    one.get("claim").asText(),
                                    one.get("ours").asText())
                            .isTrue();
                }
            }
            assertThat(found).as(claim).isPositive();
        }
    }

    // Not in this form: that ReLU networks lose weight alignment or end at the same weights.
    @Test
    void alignThenMemorise() throws IOException {
        hold(
                run("align-memorise"),
                "tanh, 4 x 100: weight alignment rises, then falls",
                "tanh, 4 x 100: gradient alignment",
                "tanh, 4 x 100: hidden layers' gradients align from the bottom to the top",
                "tanh, 4 x 100: final weights of two seeds agree",
                "tanh, 4 x 100: final weights of two seeds have nothing in common",
                "tanh, 4 x 100: label noise delays",
                "relu, 4 x 100: gradient alignment",
                "relu, 4 x 100: hidden layers' gradients align from the bottom to the top",
                "relu, 4 x 100: final weights of two seeds have nothing in common",
                "relu, 4 x 100: label noise delays",
                "tanh, 3 x 64: weight alignment rises, then falls",
                "tanh, 3 x 64: final weights of two seeds agree",
                "linear");
    }

    @Test
    void forwardDirectFeedback() throws IOException {
        hold(run("fdfa"), "order", "layer 1", "layer 2", "FDFA's estimate", "the moving average");
    }

    @Test
    void twoTales() throws IOException {
        hold(run("two-tales"), "DP^T", "the original DP", "under the original DP");
    }

    @Test
    void nodePerturbation() throws IOException {
        hold(run("node-perturbation"), "ANP", "decorrelation speeds", "INP's");
    }

    @Test
    void fixedPoint() throws IOException {
        JsonNode report = run("fixed-point");
        hold(report, "with few bits");
        assertThat(report.get("tables").get(0).get("rows"))
                .as("a line for every rule and rounding")
                .hasSizeGreaterThan(17);
    }

    @Test
    void aClaimThatIsNotThereIsNoted() throws IOException {
        JsonNode report = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree("{\"findings\": [{\"claim\": \"a\", \"ours\": \"\", \"holds\": false}]}");
        for (String claim : List.of("a", "b")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> hold(report, claim))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fdf                             | reproduce: fdf is not known; known are align-memorise, fdfa, two-tales",
                "nothing                         | [C016]",
                "fdfa --quick --full             | cannot be combined with --quick [C005]",
                "fdfa --full                     | --full: has a meaning only with --data DIR [C018]",
                "fdfa --data EMPTY               | [S",
                "fdfa --data EMPTY/none          | [S",
                "fdfa --seed -1                  | [C006]",
                "fdfa two-tales                  | [C009]",
                "fdfa --out EMPTY/file/x         | [C011]",
            })
    void whatCannotBeUsedIsRefused(String words, String told) throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Files.writeString(empty.resolve("file"), "");
        String[] all = ("reproduce " + words.strip().replace("EMPTY", empty.toString())).split(" +", -1);
        Workbench.Answer answer = new Workbench(folder).run(all).ended(ExitStatus.BAD_INPUT);
        assertThat(answer.err()).contains(told);
    }

    @Test
    void helpNamesTheExperiments() {
        Terminal terminal = new Terminal();
        assertThat(terminal.run("reproduce", "--help")).isEqualTo(ExitStatus.OK);
        assertThat(terminal.out()).contains("align-memorise", "fdfa", "two-tales", "node-perturbation", "fixed-point");
    }
}
