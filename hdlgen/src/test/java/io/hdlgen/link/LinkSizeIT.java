package io.hdlgen.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.plan.Plan;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link leaves room for an engine on the smallest board: an UP5K has 5280 cells and 30 block RAMs. */
class LinkSizeIT {
    @TempDir
    private static Path folder;

    @Test
    void takesAboutATenthOfAnUp5k() throws IOException {
        Plan plan = LinkRig.plan("""
                hdlgen: 1
                network: {input: 64, layers: [64, 10], loss: squared-error}
                rule: dfa
                engine: {block: 2, blocks: 2, control: [link]}
                """);
        List<String> files = LinkRig.generate(plan, LinkTiming.of(24_000_000, 115_200), folder);
        String script = "read_verilog rtl/bank.v " + String.join(" ", files) + "; synth_ice40 -top link; stat";
        Tool.Result result = new ProcessTool()
                .run(new Tool.Command(List.of("yosys", "-p", script), folder, Map.of(), Duration.ofMinutes(10)));
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(cells(result.output(), "SB_LUT4")).as("LUT").isBetween(300, 580);
        assertThat(cells(result.output(), "SB_RAM40_4K")).as("block RAM").isEqualTo(2);
    }

    /** In the last table of the log. */
    private static int cells(String log, String cell) {
        return Pattern.compile(cell + "\\s+(\\d+)")
                .matcher(log)
                .results()
                .map(MatchResult::group)
                .map(line -> line.replaceAll(".*\\s", ""))
                .mapToInt(Integer::parseInt)
                .reduce(0, (a, b) -> b);
    }
}
