package io.hdlgen.mutation;

import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The combinational logic of a flattened design with all its mutants: registers and memories are cut away, their ports become ports of the design. A register's value is {@code q_...}, its next
 * value {@code d_...}; a memory is asked with {@code ra_...} and answers with {@code rd_...}, it is written with {@code we_...}, {@code wa_...} and {@code wd_...}.
 */
final class CutNetlist {
    private static final Pattern CELL =
            Pattern.compile("  cell (\\$dff|\\$memrd|\\$memrd_v2|\\$memwr|\\$memwr_v2) (\\S+)");
    private static final Pattern LINE = Pattern.compile("    (connect|parameter) (?:signed )?\\\\(\\S+) (.*)");
    /** Of several values that a mutant selects at once the first, as in the Verilog that Yosys writes; otherwise it would be none of them. */
    private static final String CHOICE = """
            (* techmap_celltype = "$pmux" *)
            module choice (A, B, S, Y);
                parameter WIDTH = 1;
                parameter S_WIDTH = 1;
                input  [WIDTH-1:0] A;
                input  [WIDTH*S_WIDTH-1:0] B;
                input  [S_WIDTH-1:0] S;
                output [WIDTH-1:0] Y;
                wire   [WIDTH*(S_WIDTH+1)-1:0] value;
                assign value[WIDTH*S_WIDTH +: WIDTH] = A;
                assign Y = value[0 +: WIDTH];
                genvar i;
                generate
                    for (i = 0; i < S_WIDTH; i = i + 1) begin : gen_value
                        assign value[WIDTH*i +: WIDTH] = S[i] ? B[WIDTH*i +: WIDTH] : value[WIDTH*(i+1) +: WIDTH];
                    end
                endgenerate
            endmodule
            """;

    private static final String LOGIC = "logic.aig";
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final List<String> wires = new ArrayList<>();
    private final List<String> connections = new ArrayList<>();
    private final StringBuilder rest = new StringBuilder();
    private final Map<String, String> ports = new TreeMap<>();
    private final Map<String, int[]> memories = new TreeMap<>();
    private int lastPort = 100_000; // above those of the design

    private CutNetlist() {}

    /**
     * What was cut.
     *
     * @param logic the mutant's number is an input
     * @param ports memory of every port, by the name that the port has in the logic
     * @param memories words and bits of a word
     */
    record Result(Aig.Netlist logic, Map<String, String> ports, Map<String, int[]> memories) {}

    /** The logic of a design; the mutant's number is an input. */
    static Result of(MutatedDesign design) throws IOException {
        Path folder = design.folder().toAbsolutePath();
        Path cut = folder.resolve("cut.il");
        Path logic = folder.resolve(LOGIC);
        CutNetlist netlist = new CutNetlist();
        Files.writeString(cut, netlist.cut(Files.readAllLines(folder.resolve(MutatedDesign.MUTATED))));
        if (Files.exists(logic)) {
            return new Result(Aig.read(logic), netlist.ports, netlist.memories);
        }
        Path choice = folder.resolve("choice.v");
        Files.writeString(choice, CHOICE);
        String script = "read_rtlil " + cut + "; opt_expr; opt_clean; techmap -map " + choice
                + "; simplemap; techmap; simplemap; setundef -zero; aigmap; clean; write_aiger -symbols " + logic;
        Tool.Result result =
                new ProcessTool().run(new Tool.Command(List.of("yosys", "-q", "-p", script), folder, Map.of(), LIMIT));
        if (result.exitCode() != 0) {
            throw new IllegalStateException(result.output());
        }
        return new Result(Aig.read(logic), netlist.ports, netlist.memories);
    }

    private String cut(List<String> lines) {
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at++);
            Matcher cell = CELL.matcher(line);
            if (cell.matches()) {
                Map<String, String> port = new HashMap<>();
                while (!lines.get(at).equals("  end")) {
                    Matcher m = LINE.matcher(lines.get(at++));
                    if (m.matches()) {
                        port.put(m.group(2), m.group(3));
                    }
                }
                at++;
                replace(cell.group(1), cell.group(2).replaceAll("[^A-Za-z0-9_.:\\[\\]]", "_"), port);
            } else if (line.startsWith("  memory ")) {
                memory(line.strip().split(" ", -1));
            } else {
                rest.append(line).append('\n');
            }
        }
        Matcher head = Pattern.compile("(?m)^module .*\n").matcher(rest);
        if (!head.find()) {
            throw new IllegalStateException("no module");
        }
        int end = rest.lastIndexOf("\nend") + 1;
        return rest.substring(0, head.end())
                + String.join("", wires)
                + rest.substring(head.end(), end)
                + String.join("", connections)
                + rest.substring(end);
    }

    private void replace(String kind, String name, Map<String, String> cell) {
        String width = cell.getOrDefault("WIDTH", "1");
        if (kind.equals("$dff")) {
            input("q_" + name, width, cell.get("Q"));
            output("d_" + name, width, cell.get("D"));
            return;
        }
        ports.put(name, cell.get("MEMID").replaceAll("[\"\\\\]", ""));
        if (kind.startsWith("$memrd")) {
            input("rd_" + name, width, cell.get("DATA"));
            output("ra_" + name, cell.get("ABITS"), cell.get("ADDR"));
        } else {
            output("we_" + name, width, cell.get("EN"));
            output("wd_" + name, width, cell.get("DATA"));
            output("wa_" + name, cell.get("ABITS"), cell.get("ADDR"));
        }
    }

    /** A word in the text for each of width and size, where they are not 1, and the name. */
    private void memory(String... words) {
        int[] size = {1, 1};
        for (int i = 1; i < words.length - 1; i += 2) {
            size[words[i].equals("size") ? 0 : 1] = Integer.parseInt(words[i + 1]);
        }
        memories.put(words[words.length - 1].replace("\\", ""), size);
    }

    private void input(String name, String width, String signal) {
        wires.add("  wire width %s input %d \\%s%n".formatted(width, ++lastPort, name));
        connections.add("  connect %s \\%s%n".formatted(signal, name));
    }

    private void output(String name, String width, String signal) {
        wires.add("  wire width %s output %d \\%s%n".formatted(width, ++lastPort, name));
        connections.add("  connect \\%s %s%n".formatted(name, signal));
    }
}
