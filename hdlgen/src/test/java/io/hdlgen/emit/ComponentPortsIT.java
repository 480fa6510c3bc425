package io.hdlgen.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ports of the engine, whose widths are expressions in Verilog, are those that Yosys finds. */
class ComponentPortsIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "block: 1, blocks: 1",
                "block: 2, blocks: 2",
                "block: 4, blocks: 1, control: [checkpoint, inference]",
            })
    void areThoseOfTheVerilog(String engine) throws Exception {
        Folders.generate(Folders.text("fdfa", engine), folder);
        String files = String.join(" ", Files.readAllLines(folder.resolve("rtl/files.f")));
        String top = ManifestFile.read(folder).top();
        String script = "read_verilog " + files + "; hierarchy -top " + top + "; proc; write_json ports.json";
        Tool.Result result = new ProcessTool()
                .run(new Tool.Command(List.of("yosys", "-q", "-p", script), folder, Map.of(), Duration.ofMinutes(5)));
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(HandoverTest.ports(HandoverTest.component(Files.readString(folder.resolve("component.xml")))))
                .isEqualTo(yosys(folder.resolve("ports.json"), top));
    }

    private static Map<String, String> yosys(Path json, String top) throws IOException {
        JsonNode modules = new ObjectMapper().readTree(json.toFile()).path("modules");
        Map<String, String> ports = new TreeMap<>();
        modules.path(top)
                .path("ports")
                .properties()
                .forEach(port -> ports.put(
                        port.getKey(),
                        (port.getValue().path("direction").asText().equals("input") ? "in " : "out ")
                                + port.getValue().path("bits").size()));
        return ports;
    }
}
