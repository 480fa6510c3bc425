package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegressCommandIT {
    @TempDir
    Path folder;

    @Test
    void theReportHasTheFieldsThatScriptsRead() throws IOException {
        Path junit = folder.resolve("result.xml");
        Workbench.Answer answer = new Workbench(folder)
                .run(
                        "regress",
                        "--count",
                        "2",
                        "--seed",
                        "4",
                        "--rules",
                        "dfa,bp",
                        "--junit",
                        junit.toString(),
                        "--out",
                        folder.resolve("failures").toString())
                .ended(ExitStatus.OK);
        JsonNode report = answer.report();
        assertThat(report.fieldNames()).toIterable().hasSameElementsAs(CliPageTest.fields("regress"));
        assertThat(report.get("seed").asLong()).isEqualTo(4);
        assertThat(report.get("count").asInt()).isEqualTo(2);
        assertThat(report.get("passed").asInt()).isEqualTo(2);
        assertThat(report.get("failed").asInt()).isZero();
        assertThat(report.get("failures")).isEmpty();
        assertThat(report.get("coverage"))
                .anyMatch(cell -> cell.get("row").asText().equals("TRANSPOSED")
                        && cell.get("designs").asInt() == 1)
                .anyMatch(cell -> cell.get("designs").asInt() == 0);
        assertThat(answer.out())
                .startsWith("rules dfa,bp, seed 4")
                .contains("micro-operation x shape", "never met: ", "2 designs, 2 passed, 0 FAILED");
        assertThat(answer.err()).contains("regress: 2/2 designs");
        assertThat(junit).content().contains("<testcase", "tests=\"2\"", "failures=\"0\"");
    }
}
