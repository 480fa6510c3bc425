package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hdlgen.emit.Generator;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The multipliers of an estimate are those that Yosys finds in the generated files. */
class MultiplierUnitsIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "dfa; softmax-cross-entropy",
                "fg-a, noise: gaussian; squared-error",
                "fg-a, noise: rademacher; softmax-cross-entropy",
                "np, noise: rademacher; softmax-cross-entropy",
                "np, noise: gaussian; squared-error",
                "anp; softmax-cross-entropy",
                "inp, noise: gaussian; squared-error",
                "dnp; squared-error"
            })
    void areThoseOfTheVerilog(String rule, String loss) throws IOException {
        Plan plan = Planner.plan(TestDesigns.of("""
                network: {input: 5, layers: [9, 6], loss: %s}
                rule: {name: %s}
                engine: {block: 2, blocks: 2}
                """.formatted(loss, rule)));
        Map<String, Integer> estimated = new TreeMap<>();
        Estimate.of(plan)
                .multiplierUnits()
                .forEach(unit ->
                        estimated.merge(unit.leftBits() + " x " + unit.rightBits(), unit.count(), Integer::sum));
        assertThat(estimated).isEqualTo(found(plan));
    }

    /** Instances of {@code mul} below the top module, by their widths. */
    private Map<String, Integer> found(Plan plan) throws IOException {
        Generator.generate(plan, folder);
        String top = plan.design().description().name();
        String files = String.join(" ", Files.readAllLines(folder.resolve("rtl/files.f")));
        String script = "read_verilog " + files + "; hierarchy -check -top " + top + "; proc; write_json all.json";
        Tool.Result result = new ProcessTool()
                .run(new Tool.Command(List.of("yosys", "-q", "-p", script), folder, Map.of(), Duration.ofMinutes(10)));
        assertThat(result.exitCode()).as(result.output()).isZero();
        JsonNode modules =
                new ObjectMapper().readTree(folder.resolve("all.json").toFile()).get("modules");
        Map<String, Integer> found = new TreeMap<>();
        count(modules, top, found);
        return found;
    }

    private static void count(JsonNode modules, String module, Map<String, Integer> found) {
        for (JsonNode cell : modules.get(module).get("cells")) {
            String type = cell.get("type").asText();
            JsonNode ports = cell.get("connections");
            if (type.matches(".*\\\\mul(\\\\.*)?")) {
                found.merge(ports.get("a").size() + " x " + ports.get("b").size(), 1, Integer::sum);
            } else if (modules.has(type)) {
                count(modules, type, found);
            }
        }
    }
}
