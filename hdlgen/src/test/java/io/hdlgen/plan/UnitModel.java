package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A Verilator model of some units of {@code templates/lib}: the module {@code bench} with the ports {@code clk}, {@code in} and {@code out}, played by a record of inputs a clock; and what the
 * tools remark on a unit.
 */
final class UnitModel {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path work;

    /** A model that keeps its files in a folder of its own. */
    UnitModel(Path work) {
        this.work = work;
    }

    /**
     * Builds the model.
     *
     * @param bench text of the module {@code bench}; ports of more than 64 bits are arrays of 32-bit words
     * @param files paths of what it instantiates
     */
    void build(String bench, List<String> files) throws IOException {
        Files.writeString(work.resolve("bench.v"), bench);
        try (InputStream driver = Objects.requireNonNull(UnitModel.class.getResourceAsStream("/unit/driver.cpp"))) {
            Files.copy(driver, work.resolve("driver.cpp"));
        }
        List<String> command = new ArrayList<>(List.of(
                ("verilator --cc --exe --build -j 2 --default-language 1364-2005 --x-initial unique --top-module bench"
                                + " -Mdir model -o driver")
                        .split(" ")));
        // No optimisation: the compiler would take longer than all the clocks.
        command.addAll(List.of("-MAKEFLAGS", "OPT_FAST=-O1 OPT_SLOW=-O0 OPT_GLOBAL=-O0", "driver.cpp", "bench.v"));
        command.addAll(files);
        String log = run(command);
        assertThat(work.resolve("model/driver")).as(log).isExecutable();
    }

    /** Outputs, a record for each of inputs, seen before the clock's edge. */
    byte[] play(byte[] input) throws IOException {
        Files.write(work.resolve("input.bin"), input);
        run(List.of("model/driver", "input.bin", "output.bin", "+verilator+seed+1"));
        return Files.readAllBytes(work.resolve("output.bin"));
    }

    /**
     * What Verilator, Icarus and Yosys remark on a module.
     *
     * @param parameters {@code NAME=value}
     * @param files names of the module's file and of those that it needs
     */
    String lint(String module, List<String> parameters, List<String> files) {
        List<String> paths =
                files.stream().map(file -> LibraryFile.copy(file, work)).toList();
        List<String> verilator =
                new ArrayList<>(List.of("verilator", "--lint-only", "-Wall", "--default-language", "1364-2005"));
        List<String> icarus = new ArrayList<>(List.of("iverilog", "-g2005", "-Wall", "-o", "lint.vvp", "-s", module));
        StringBuilder hierarchy = new StringBuilder("hierarchy -check -top " + module);
        for (String parameter : parameters) {
            verilator.add("-G" + parameter);
            icarus.add("-P" + module + "." + parameter);
            hierarchy.append(" -chparam ").append(forYosys(parameter));
        }
        verilator.addAll(List.of("--top-module", module));
        verilator.addAll(paths);
        icarus.addAll(paths);
        String script = "read_verilog " + String.join(" ", paths) + "; " + hierarchy + "; proc; check -assert";
        return run(verilator) + run(icarus) + run(List.of("yosys", "-q", "-p", script));
    }

    /** Yosys does not read a negative number. */
    private static String forYosys(String parameter) {
        String[] parts = parameter.split("=", 2);
        String value =
                parts[1].startsWith("-") ? "32'sb" + Integer.toBinaryString(Integer.parseInt(parts[1])) : parts[1];
        return parts[0] + " " + value;
    }

    /** The parameters of an instance, from {@code NAME=value}. */
    static String instance(List<String> parameters) {
        return "#(." + String.join("), .", parameters).replace('=', '(') + "))";
    }

    static int indexBits(int count) {
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(count - 1));
    }

    private String run(List<String> command) {
        Tool.Result result = new ProcessTool().run(new Tool.Command(command, work, Map.of(), LIMIT));
        assertThat(result.exitCode())
                .as("%s%n%s", String.join(" ", command), result.output())
                .isZero();
        return result.output();
    }
}
