package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimateCommandTest {
    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
    }

    @Test
    void theReportHasTheFieldsThatScriptsRead() throws IOException {
        String file = Workbench.ROOT.resolve("examples/digits-dfa.yaml").toString();
        JsonNode report = bench.run("estimate", file).ended(ExitStatus.OK).report();
        long cycles = report.get("cycles_per_sample").asLong();
        assertThat(report.get("multipliers").asInt()).isEqualTo(16);
        // Forward and update of 64 x 64 + 32 x 64 + 10 x 32 weights, and the projections to 64 + 32 units.
        assertThat(report.get("products").asLong()).isEqualTo(2 * (4096 + 2048 + 320) + 10 * 96);
        assertThat(report.get("utilisation").asDouble())
                .isCloseTo(report.get("products").asDouble() / (16.0 * cycles), within(1e-12));
        assertThat(report.get("memory_bits").asLong()).isGreaterThan((4096 + 2048 + 320) * 16);
        double parts = 0;
        for (JsonNode part : report.get("breakdown")) {
            parts += part.asDouble();
        }
        assertThat(parts).isCloseTo((double) cycles, within(1e-6));
        long end = 0;
        for (JsonNode operation : report.get("operations")) {
            end += operation.get("gap").asLong() + operation.get("beats").asLong();
        }
        assertThat(end).isEqualTo(cycles);
    }

    @Test
    void thePrintedTableAddsUpToo() throws IOException {
        Workbench.Answer answer = bench.run("estimate", bench.pocket()).ended(ExitStatus.OK);
        String cycles = answer.report().get("cycles_per_sample").asText();
        assertThat(answer.out()).contains("one training sample", cycles + " cycles a training sample", "UPDATE W1");
    }

    @Test
    void withABoardEveryResourceStandsBesideWhatThereIs() throws IOException {
        String file = Workbench.ROOT.resolve("examples/board-ulx3s-85f.yaml").toString();
        Workbench.Answer answer =
                bench.run("estimate", file, "--samples", "1000").ended(ExitStatus.OK);
        JsonNode report = answer.report();
        for (String resource : List.of("lut", "ff", "block_ram", "dsp")) {
            int estimate = report.get(resource).get("estimate").asInt();
            assertThat(estimate).as(resource).isPositive();
            assertThat(report.get(resource).get("available").asInt()).isGreaterThan(estimate);
        }
        assertThat(report.get("dsp").get("available").asInt()).isEqualTo(156);
        assertThat(report.get("fits").asBoolean()).isTrue();
        assertThat(report.get("limited_by").asText()).isEqualTo("host link");
        assertThat(report.get("seconds").asDouble())
                .isCloseTo(1000 / report.get("samples_per_second").asDouble(), within(1e-9));
        assertThat(answer.out()).contains("give or take", "syntheses with Yosys for ecp5");
    }

    @Test
    void whatDoesNotFitIsRefusedByEstimateGenerateAndSynth() throws IOException {
        String file = Workbench.ROOT.resolve("examples/board-icebreaker.yaml").toString();
        String large = "network={input: 64, layers: [{units: 400}, {units: 10}], loss: squared-error}";
        for (String command : List.of("estimate", "generate", "synth")) {
            Path out = bench.path("out-" + command);
            List<String> words = new ArrayList<>(List.of(command, file, "--set", large));
            if (!command.equals("estimate")) {
                words.addAll(List.of("--out", out.toString()));
            }
            Workbench.Answer answer = bench.run(words.toArray(new String[0])).ended(ExitStatus.CHECK_FAILED);
            JsonNode report = answer.report();
            JsonNode blocks = report.get("block_ram");
            assertThat(blocks.get("estimate").asInt())
                    .isGreaterThan(blocks.get("available").asInt());
            assertThat(blocks.get("available").asInt()).isEqualTo(30);
            assertThat(answer.err())
                    .contains(
                            "does not fit the iCEBreaker v1.0",
                            blocks.get("estimate").asText() + " of 30 block RAMs",
                            report.get("largest_hidden_layer").get("units").asText() + " units in network.layers[0]");
            assertThat(out).doesNotExist();
        }
    }

    @Test
    void allBoardsStandSideBySideAndInFiles() throws IOException {
        Path csv = bench.path("boards.csv");
        Path markdown = bench.path("boards.md");
        JsonNode report = bench.run(
                        "estimate",
                        bench.pocket(),
                        "--all-boards",
                        "--csv",
                        csv.toString(),
                        "--md",
                        markdown.toString())
                .ended(ExitStatus.OK)
                .report();
        assertThat(report.get("boards")).hasSize(15);
        assertThat(Files.readAllLines(csv)).hasSize(16).anyMatch(line -> line.startsWith("icebreaker,"));
        assertThat(Files.readAllLines(markdown)).hasSize(17).anyMatch(line -> line.startsWith("| kv260 |"));
        bench.run("estimate", bench.pocket(), "--csv", folder.toString()).ended(ExitStatus.BAD_INPUT);
        String generated = folder.resolve("generated").toString();
        bench.run("generate", bench.pocket(), "--out", generated).ended(ExitStatus.OK);
        assertThat(bench.run("estimate", generated, "--all-boards")
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains("is a generated folder with one board; compare boards of its description [C021]");
    }

    @Test
    void predictingHasCyclesOfItsOwn() throws IOException {
        Workbench.Answer answer = bench.run(
                        "estimate", bench.pocket(), "--set", "engine={block: 2, blocks: 2, control: [inference]}")
                .ended(ExitStatus.OK);
        long cycles = answer.report().get("inference_cycles_per_sample").asLong();
        assertThat(cycles)
                .isPositive()
                .isLessThan(answer.report().get("cycles_per_sample").asLong());
        assertThat(answer.out()).contains(cycles + " cycles a sample that is only predicted");
        assertThat(bench.run("estimate", bench.pocket())
                        .report()
                        .get("inference_cycles_per_sample")
                        .asLong())
                .isZero();
    }

    @Test
    void overridesCount() throws IOException {
        String file = Workbench.ROOT.resolve("examples/mnist-dfa.yaml").toString();
        JsonNode report = bench.run("estimate", file, "--set", "engine.multipliers=64")
                .ended(ExitStatus.OK)
                .report();
        assertThat(report.get("multipliers").asInt()).isLessThanOrEqualTo(64);
        assertThat(report.get("cycles_per_sample").asLong()).isLessThanOrEqualTo(2780);
    }

    @Test
    void aGeneratedFolderHasTheSameEstimateAsItsDescription() throws IOException {
        Path out = folder.resolve("out");
        JsonNode generated = bench.run("generate", bench.pocket(), "--out", out.toString())
                .ended(ExitStatus.OK)
                .report();
        JsonNode ofFile = bench.run("estimate", bench.pocket()).report();
        assertThat(bench.run("estimate", out.toString()).ended(ExitStatus.OK).report())
                .isEqualTo(ofFile);
        assertThat(generated.get("cycles_per_sample")).isEqualTo(ofFile.get("cycles_per_sample"));
    }

    @Test
    void rulesStandSideBySide() throws IOException {
        Workbench.Answer answer = bench.run(
                        "estimate", bench.pocket(), "--rules", "bp,dfa,drtp", "--set", "engine={block: 2, blocks: 2}")
                .ended(ExitStatus.OK);
        JsonNode rules = answer.report().get("rules");
        assertThat(rules).hasSize(3);
        for (JsonNode rule : rules) {
            JsonNode alone = bench.run(
                            "estimate",
                            bench.pocket(),
                            "--set",
                            "engine={block: 2, blocks: 2}",
                            "--set",
                            "rule={name: " + rule.get("rule").asText() + ", learning-rate: 2^-5}")
                    .report();
            for (String figure : List.of("cycles_per_sample", "products", "matrix_words", "random_bits", "units")) {
                assertThat(rule.get(figure)).as("%s of %s", figure, rule).isEqualTo(alone.get(figure));
            }
            assertThat(answer.out()).contains(rule.get("rule").asText());
        }
        assertThat(rules.get(0).get("units").toString()).contains("transposed");
        assertThat(rules.get(1).get("units").toString()).doesNotContain("transposed");
    }

    @Test
    void anUnknownRuleAmongThemIsNamed() throws IOException {
        assertThat(bench.run("estimate", bench.pocket(), "--rules", "bp,dfs")
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains("dfs", "dfa");
    }

    @Test
    void aFolderHasOneRule() throws IOException {
        String out = folder.resolve("one").toString();
        bench.run("generate", bench.pocket(), "--out", out).ended(ExitStatus.OK);
        assertThat(bench.run("estimate", out, "--rules", "bp")
                        .ended(ExitStatus.BAD_INPUT)
                        .err())
                .contains("one rule");
    }
}
