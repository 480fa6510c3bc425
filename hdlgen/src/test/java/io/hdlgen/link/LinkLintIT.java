package io.hdlgen.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.lint.Lint;
import io.hdlgen.plan.Plan;
import io.hdlgen.sim.build.ProcessTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three tools have nothing to say about the link, whatever the widths of words and labels. */
class LinkLintIT {
    @TempDir
    private static Path work;

    @ParameterizedTest
    @CsvSource({"2, 16, 10, 208", "1, 8, 3, 4", "1, 12, 2, 5", "8, 18, 10, 104", "4, 9, 257, 8", "2, 4, 512, 16"})
    void nothingIsSaid(int block, int bits, int classes, int divisor) throws IOException {
        Plan plan = LinkRig.plan("""
                hdlgen: 1
                network: {input: 5, layers: [4, %d], loss: squared-error}
                rule: dfa
                format: {weights: s1.%d, activations: s2.%d, rounding: nearest}
                engine: {block: %d, blocks: 2, control: [link]}
                """.formatted(classes, bits - 1, bits - 2, block));
        Path folder = work.resolve(block + "-" + bits + "-" + classes);
        List<String> files = new ArrayList<>(LinkRig.generate(plan, new LinkTiming(divisor, 100 * divisor), folder));
        files.addAll(0, Files.readAllLines(folder.resolve("rtl/files.f")));
        assertThat(Lint.run(folder, "trainer", files, new ProcessTool())).allMatch(Lint.Verdict::clean);
        assertThat(Lint.run(folder, new ProcessTool())).as("the engine").allMatch(Lint.Verdict::clean);
    }
}
