package io.hdlgen.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.emit.Generator;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.plan.Planner;
import io.hdlgen.sim.SimException;
import io.hdlgen.sim.build.ProcessTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lint finds what it is there to find. */
class LintIT {
    @TempDir
    Path folder;

    @BeforeEach
    void generate() throws IOException {
        String text = "network: {input: 3, layers: [2, 2]}\nengine: {block: 2, blocks: 1}";
        Generator.generate(
                Planner.plan(Planner.design(DescriptionReader.read("lint", text, List.of())
                        .description()
                        .orElseThrow())),
                folder);
    }

    private List<Boolean> clean() {
        return Lint.run(folder, new ProcessTool()).stream()
                .map(Lint.Verdict::clean)
                .toList();
    }

    private void replace(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    @Test
    void nobodyHasARemarkOnWhatWeGenerate() {
        assertThat(clean()).containsExactly(true, true, true);
    }

    @Test
    void aSyntaxErrorIsSeenByAll() throws IOException {
        replace("rtl/weight_update.v", "endmodule", "endmodul");
        assertThat(clean()).containsExactly(false, false, false);
    }

    @Test
    void anUndeclaredNetIsSeenByAll() throws IOException {
        replace("rtl/weight_update.v", "sum_q   <= exact + kept;", "sum_q   <= exact + kepd;");
        assertThat(clean()).containsExactly(false, false, false);
    }

    @Test
    void aPortOfTheWrongWidthIsSeen() throws IOException {
        replace("rtl/weight_update.v", "input  wire [WW+FRACTION-1:0] weight", "input  wire [WW+FRACTION-2:0] weight");
        List<Lint.Verdict> verdicts = Lint.run(folder, new ProcessTool());
        assertThat(verdicts.get(0).clean()).isFalse();
        assertThat(verdicts.get(0).output()).contains("weight");
    }

    @Test
    void anUnusedNetIsSeen() throws IOException {
        replace(
                "rtl/weight_update.v",
                "    localparam integer DROP ",
                "    wire idle = ^noise;\n    localparam integer DROP ");
        List<Lint.Verdict> verdicts = Lint.run(folder, new ProcessTool());
        assertThat(verdicts.get(0).clean()).isFalse();
        assertThat(verdicts.get(0).output()).contains("idle");
    }

    @Test
    void twoDriversAreSeen() throws IOException {
        replace(
                "rtl/weight_update.v",
                "    localparam integer DROP ",
                "    wire both = noise[0];\n    assign both = weight[0];\n    localparam integer DROP ");
        assertThat(clean()).contains(false);
    }

    @Test
    void aMissingToolIsSaid() {
        assertThatThrownBy(() -> Lint.run(folder, command -> {
                    throw new SimException(command.words().get(0) + " was not found");
                }))
                .hasMessage("verilator was not found");
    }
}
