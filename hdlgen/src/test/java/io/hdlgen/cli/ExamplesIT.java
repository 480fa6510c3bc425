package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.lint.Lint;
import io.hdlgen.plan.Hardware;
import io.hdlgen.sim.build.ProcessTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code examples/} whose rule has a program becomes a trainer that three tools have no remark on and that is bit-exact and cycle-exact; the others are refused by name.
 */
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
        Description description =
                DescriptionReader.read(example, List.of()).description().orElseThrow();
        if (Hardware.missing(description).isPresent()) {
            assertThat(bench.run("generate", example.toString(), "--out", out.toString())
                            .ended(ExitStatus.BAD_INPUT)
                            .err())
                    .contains("there is no hardware for it yet");
            return;
        }
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
