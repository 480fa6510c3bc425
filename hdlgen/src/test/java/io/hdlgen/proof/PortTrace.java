package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.sim.manifest.ManifestFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stood on every port of the top module in every clock of a Verilator run, read from its waves in the settled half before the rising edge.
 *
 * @param ports inputs and outputs but the clock, in the order of the module
 * @param clocks one row a clock, one number a port
 */
record PortTrace(List<Port> ports, List<BigInteger[]> clocks) {
    private static final Pattern DECLARED =
            Pattern.compile("^ {4}(input|output)\\s+(?:wire|reg)\\s.*?(\\w+),?(?:\\s*//.*)?$");
    private static final Pattern VARIABLE = Pattern.compile("\\$var wire\\s+(\\d+) (\\S+) (\\w+)(?: \\[.*])? \\$end");
    private static final int HALF_CLOCKS = 10; // time units of a clock in the waves

    /** A port of the top module. */
    record Port(String name, boolean input, int width) {}

    static PortTrace read(Path folder, Path vcd) throws IOException {
        Map<String, Boolean> inputs = declared(folder);
        List<Port> ports = new ArrayList<>();
        Map<String, Integer> columns = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(vcd)) {
            int scopes = 0;
            for (String line = lines.readLine().strip();
                    !line.startsWith("$enddefinitions");
                    line = lines.readLine().strip()) {
                scopes += line.startsWith("$scope") ? 1 : line.startsWith("$upscope") ? -1 : 0;
                Matcher m = VARIABLE.matcher(line);
                if (scopes == 1
                        && m.matches()
                        && inputs.containsKey(m.group(3))
                        && !m.group(3).equals("clk")) {
                    columns.put(m.group(2), ports.size());
                    ports.add(new Port(m.group(3), inputs.get(m.group(3)), Integer.parseInt(m.group(1))));
                }
            }
            assertThat(ports).as("ports but clk").hasSize(inputs.size() - 1);
            return new PortTrace(ports, clocks(lines, columns));
        }
    }

    private static List<BigInteger[]> clocks(BufferedReader lines, Map<String, Integer> columns) throws IOException {
        List<BigInteger[]> clocks = new ArrayList<>();
        BigInteger[] now = new BigInteger[columns.size()];
        long time = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("#")) {
                if (time % HALF_CLOCKS == 0 && now[0] != null) {
                    clocks.add(now.clone());
                }
                time = Long.parseLong(line.substring(1));
            } else if (line.startsWith("b")) {
                int blank = line.indexOf(' ');
                set(now, columns.get(line.substring(blank + 1)), line.substring(1, blank));
            } else if (line.startsWith("0") || line.startsWith("1")) {
                set(now, columns.get(line.substring(1)), line.substring(0, 1));
            }
        }
        return clocks;
    }

    private static void set(BigInteger[] now, Integer column, String bits) {
        if (column != null) {
            now[column] = new BigInteger(bits, 2);
        }
    }

    /** The top module's ports: whether each is an input. */
    private static Map<String, Boolean> declared(Path folder) throws IOException {
        Map<String, Boolean> inputs = new HashMap<>();
        for (String line : Files.readAllLines(
                folder.resolve("rtl/" + ManifestFile.read(folder).top() + ".v"))) {
            Matcher m = DECLARED.matcher(line);
            if (m.matches()) {
                inputs.put(m.group(2), m.group(1).equals("input"));
            }
            if (line.startsWith(");")) {
                break;
            }
        }
        return inputs;
    }
}
