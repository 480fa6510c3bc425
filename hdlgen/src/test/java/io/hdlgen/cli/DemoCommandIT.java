package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandIT {
    @TempDir
    Path folder;

    @Test
    void everythingHolds() throws IOException {
        Workbench bench = new Workbench(folder);
        Path out = folder.resolve("demo");
        Workbench.Answer answer = bench.run("demo", "--out", out.toString()).ended(ExitStatus.OK);
        JsonNode designs = answer.report().get("designs");
        assertThat(answer.report().fieldNames()).toIterable().hasSameElementsAs(CliPageTest.fields("demo"));
        assertThat(designs.get(0).get("name").asText()).isEqualTo("digits-bp");
        assertThat(designs.get(0).get("test_accuracy").asDouble()).isGreaterThanOrEqualTo(90);
        assertThat(designs.get(1).get("name").asText()).isEqualTo("digits-dfa");
        assertThat(designs.get(1).get("test_accuracy").asDouble()).isGreaterThanOrEqualTo(88);
        for (JsonNode design : designs) {
            assertThat(design.get("lint")).hasSize(3).allMatch(JsonNode::asBoolean);
            assertThat(design.at("/cosim/samples").asLong()).isGreaterThanOrEqualTo(500);
            assertThat(design.at("/cosim/mismatches").asLong()).isZero();
            assertThat(design.at("/cosim/cycles_per_sample_measured"))
                    .isEqualTo(design.at("/cosim/cycles_per_sample_predicted"));
            assertThat(design.get("failures")).isEmpty();
        }
        assertThat(out.resolve("report.md"))
                .content()
                .contains("**Everything below holds.**", "| digits-bp |", "yosys has no remark", "## To go on");
        // What the report proposes works.
        bench.run(
                        "eval",
                        out.resolve("digits-dfa").toString(),
                        "--weights",
                        out.resolve("digits-dfa.ckpt").toString())
                .ended(ExitStatus.OK);
    }
}
