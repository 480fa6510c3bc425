package io.hdlgen.family;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hdlgen.board.Family;
import io.hdlgen.synth.CellCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The multipliers of the families do what that of the library does, and take the cells that {@link Multipliers} says. */
class MultipliersIT {
    /** Operands of the array and of the units beside it, and of widths at which a cell more is needed. */
    private static final int[][] WIDTHS = {
        {4, 4}, {8, 8}, {9, 9}, {10, 9}, {16, 16}, {17, 16}, {18, 18}, {15, 13}, {13, 16}, {22, 18}, {19, 19}, {25, 18},
        {26, 18}, {28, 18}, {16, 32}, {32, 18}, {33, 17}, {32, 10}, {35, 35}, {2, 18}
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = "CYCLONE5", mode = EnumSource.Mode.EXCLUDE)
    void takeTheCellsThatAreSaid(Family family) throws IOException {
        StringBuilder tops = new StringBuilder();
        StringBuilder script = new StringBuilder("read_verilog %s\nread_verilog %s tops.v\ndesign -save mul\n"
                .formatted(library(family), String.join(" ", Synthesis.files(family, folder, "mul"))));
        for (int i = 0; i < WIDTHS.length; i++) {
            int a = WIDTHS[i][0];
            int b = WIDTHS[i][1];
            tops.append("""
                    module top%d (input clk, input signed [%d:0] a, input signed [%d:0] b, output signed [%d:0] p);
                        mul #(.A_W(%d), .B_W(%d)) u_mul (.clk(clk), .a(a), .b(b), .p(p));
                    endmodule
                    """.formatted(i, a - 1, b - 1, a + b - 1, a, b));
            script.append("design -load mul\nhierarchy -check -top top" + i + "\n");
            script.append("proc\nflatten\nopt\ntee -q -o stat." + i + " stat\n");
        }
        Files.writeString(folder.resolve("tops.v"), tops.toString());
        Synthesis.yosys(folder, script.toString());
        for (int i = 0; i < WIDTHS.length; i++) {
            Map<String, Integer> cells = Synthesis.cells(folder.resolve("stat." + i));
            assertThat(cells).doesNotContainKey("$mul");
            cells.keySet().removeIf(name -> name.startsWith("$"));
            assertThat(cells)
                    .as("%s, %d x %d", family, WIDTHS[i][0], WIDTHS[i][1])
                    .isEqualTo(Multipliers.cells(family, WIDTHS[i][0], WIDTHS[i][1]));
        }
    }

    /** A register before it, an adder and a register behind it, which synthesis could take for parts of the cell. */
    private static final String SURROUNDED = """
            module top (input clk, input signed [15:0] a, input signed [15:0] b, input signed [31:0] c,
                        output reg signed [31:0] q);
                reg signed [15:0] a_q;
                wire signed [31:0] p;
                mul #(.A_W(16), .B_W(16)) u_mul (.clk(clk), .a(a_q), .b(b), .p(p));
                always @(posedge clk) begin
                    a_q <= a;
                    q   <= p + c;
                end
            endmodule
            """;

    /** Registers are in the cell, and nothing of what is around it: neither more nor less than the file says. */
    @ParameterizedTest
    @EnumSource(names = "CYCLONE5", mode = EnumSource.Mode.EXCLUDE)
    void synthesisLeavesTheCellAsItIs(Family family) throws IOException {
        Map<String, String> written = written(family);
        assertThat(synthesised(family, Yosys.synthesis(family, "top"))).isEqualTo(written);
        assertThat(CellCounts.of(family, Synthesis.cells(folder.resolve("stat")))
                        .ff())
                .as("flip-flops")
                .isEqualTo(16 + 32);
    }

    /** By the step of Yosys 0.23 that looks for what multipliers could be made of. */
    @Test
    void aCellThatIsTakenApartIsFound() throws IOException {
        Map<String, String> written = written(Family.ICE40);
        assertThat(synthesised(Family.ICE40, "synth_ice40 -dsp -top top")).isNotEqualTo(written);
        assertThat(CellCounts.of(Family.ICE40, Synthesis.cells(folder.resolve("stat")))
                        .ff())
                .isEqualTo(16);
    }

    private Map<String, String> written(Family family) throws IOException {
        return parameters(family, "read_verilog " + library(family) + "\n", "hierarchy -top top; proc; flatten");
    }

    private Map<String, String> synthesised(Family family, String command) throws IOException {
        return parameters(family, "", command);
    }

    private static String library(Family family) {
        return switch (family) {
            case ICE40 -> "-lib +/ice40/cells_sim.v";
            case ECP5 -> "-lib +/ecp5/cells_sim.v +/ecp5/cells_bb.v";
            case GOWIN -> "-lib +/gowin/cells_sim.v";
            default -> "-lib +/xilinx/cells_sim.v +/xilinx/cells_xtra.v";
        };
    }

    /** Of the one cell there is: what its parameters are set to, numbers without leading zeros. */
    private Map<String, String> parameters(Family family, String library, String commands) throws IOException {
        Files.writeString(folder.resolve("top.v"), SURROUNDED);
        Synthesis.yosys(
                folder,
                library
                        + "read_verilog %s top.v\n%s\nselect top\njson -o cell.json\ntee -q -o stat stat\n"
                                .formatted(String.join(" ", Synthesis.files(family, folder, "mul")), commands));
        String name = Multipliers.cells(family, 16, 16).keySet().iterator().next();
        Map<String, String> parameters = new TreeMap<>();
        JsonNode cells = new ObjectMapper()
                .readTree(folder.resolve("cell.json").toFile())
                .path("modules")
                .path("top")
                .path("cells");
        for (JsonNode cell : cells) {
            if (cell.path("type").asText().equals(name)) {
                cell.path("parameters")
                        .properties()
                        .forEach(p ->
                                parameters.put(p.getKey(), p.getValue().asText().replaceFirst("^0+(?=.)", "")));
            }
        }
        assertThat(parameters).isNotEmpty();
        return parameters;
    }

    @ParameterizedTest
    @EnumSource(names = "CYCLONE5", mode = EnumSource.Mode.EXCLUDE)
    void doWhatTheLibraryDoes(Family family) throws IOException {
        assertThat(simulate(family, Synthesis.files(family, folder, "mul"))).isEmpty();
    }

    /** A product that loses its register, an operand without its sign. */
    @Test
    void aFaultIsFound() throws IOException {
        fault(".REG_OUTPUT_CLK  (\"CLK0\")", ".REG_OUTPUT_CLK  (\"NONE\")");
        fault(".SIGNEDA(1'b1)", ".SIGNEDA(1'b0)");
    }

    private void fault(String right, String wrong) throws IOException {
        List<String> files = Synthesis.files(Family.ECP5, folder, "mul");
        Path cell = folder.resolve(files.get(0));
        String text = Files.readString(cell);
        assertThat(text).contains(right);
        Files.writeString(cell, text.replace(right, wrong));
        assertThat(simulate(Family.ECP5, files)).isNotEmpty();
    }

    /** Compares all widths in one run, with operands that are random or at an end of their range; what differs. */
    private List<String> simulate(Family family, List<String> files) throws IOException {
        Path twin = Files.writeString(
                folder.resolve("twin.v"),
                Files.readString(Synthesis.library("mul")).replace("module mul ", "module twin "));
        StringBuilder pairs = new StringBuilder();
        for (int[] widths : WIDTHS) {
            pairs.append("    pair #(.A_W(%d), .B_W(%d)) pair_%d_%d (clk);\n"
                    .formatted(widths[0], widths[1], widths[0], widths[1]));
        }
        Path bench = Files.writeString(folder.resolve("bench.v"), """
                `timescale 1ns / 1ps
                module pair #(parameter A_W = 1, parameter B_W = 1) (input wire clk);
                    reg  [A_W-1:0] a;
                    reg  [B_W-1:0] b;
                    wire [A_W+B_W-1:0] p;
                    wire [A_W+B_W-1:0] q;
                    integer age;
                    reg [63:0] random;
                    mul  #(.A_W(A_W), .B_W(B_W)) u_mul  (.clk(clk), .a(a), .b(b), .p(p));
                    twin #(.A_W(A_W), .B_W(B_W)) u_twin (.clk(clk), .a(a), .b(b), .p(q));
                    initial age = 0;
                    always @(negedge clk) begin
                        if (age > 3 && p !== q) $display("DIFFERENT %0d x %0d", A_W, B_W);
                        random = {$random, $random};
                        a = random[2] ? {random[0], {(A_W-1){random[1]}}} : random[63 -: A_W];
                        random = {$random, $random};
                        b = random[2] ? {random[0], {(B_W-1){random[1]}}} : random[63 -: B_W];
                        age = age + 1;
                    end
                endmodule
                module bench;
                    reg clk;
                    integer i;
                %s
                    initial begin
                        clk = 1'b0;
                        for (i = 0; i < 2000; i = i + 1) begin
                            #5 clk = 1'b1;
                            #5 clk = 1'b0;
                        end
                        $display("END");
                        $finish;
                    end
                endmodule
                """.replace("%s", pairs));
        List<String> words = new ArrayList<>(
                List.of("iverilog", "-g2012", "-s", "bench", "-o", "bench", "-DNO_ICE40_DEFAULT_ASSIGNMENTS"));
        words.addAll(List.of(bench.toString(), twin.toString()));
        words.addAll(files);
        words.addAll(Synthesis.models(family));
        Synthesis.run(folder, words.toArray(new String[0]));
        List<String> lines = Synthesis.run(folder, "vvp", "bench").lines().toList();
        assertThat(lines).contains("END");
        return lines.stream().filter(line -> line.startsWith("DIFFERENT")).toList();
    }
}
