package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hdlgen.lint.Lint;
import io.hdlgen.sim.build.ProcessTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code examples/} becomes a trainer that three tools have no remark on and that is bit-exact and cycle-exact. */
class ExamplesIT {
    @TempDir
    Path folder;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Workbench.ROOT.resolve("examples"))) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(8);
            return all;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void isCleanAndExact(Path example) throws IOException {
        Workbench bench = new Workbench(folder);
        Path out = folder.resolve("out");
        bench.run("check", example.toString()).ended(ExitStatus.OK);
        bench.run("generate", example.toString(), "--out", out.toString()).ended(ExitStatus.OK);
        assertThat(Lint.run(out, new ProcessTool())).allMatch(Lint.Verdict::clean);
        JsonNode report = bench.run("cosim", out.toString(), "--samples", "60", "--stalls")
                .ended(ExitStatus.OK)
                .report();
        assertThat(report.get("mismatches").asLong()).isZero();
        assertThat(report.get("samples").asLong()).isEqualTo(60);
        assertThat(report.get("cycles_per_sample_measured")).isEqualTo(report.get("cycles_per_sample_predicted"));
    }
}
