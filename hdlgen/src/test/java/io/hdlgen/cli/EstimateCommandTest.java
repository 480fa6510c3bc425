package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
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
}
