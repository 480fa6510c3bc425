package io.hdlgen.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.board.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The single-port bank of iCE40 does what that of the library does, and takes the cells that {@link BlockRams} says. */
class SinglePortBankIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"16, 16384, 1", "32, 15925, 2", "64, 3, 4", "8, 100, 1", "16, 16385, 2", "20, 40000, 6"})
    void takesTheCellsThatAreSaid(int width, int depth, int cells) throws IOException {
        Synthesis.yosys(folder, """
                read_verilog -lib +/ice40/cells_sim.v
                read_verilog %s
                chparam -set WIDTH %d -set DEPTH %d -set ADDR_W %d bank_single
                hierarchy -check -top bank_single
                proc
                flatten
                opt
                tee -q -o stat stat
                """.formatted(bank(), width, depth, 32 - Integer.numberOfLeadingZeros(depth - 1)));
        Map<String, Integer> counted = Synthesis.cells(folder.resolve("stat"));
        assertThat(counted).containsEntry("SB_SPRAM256KA", cells);
        assertThat(BlockRams.singlePort(width, depth)).isEqualTo(cells);
    }

    @Test
    void doesWhatTheLibraryDoes() throws IOException {
        String text = Files.readString(bank());
        assertThat(simulate(text)).isEmpty();
    }

    /** The third row is read as the first. */
    @Test
    void aFaultIsFound() throws IOException {
        String text = Files.readString(bank());
        String wrong = text.replace("row_q <= address[ADDR_W-1:CELL_A]", "row_q <= address[ADDR_W-1:CELL_A] & 1");
        assertThat(wrong).isNotEqualTo(text);
        assertThat(simulate(wrong)).isNotEmpty();
    }

    private Path bank() throws IOException {
        return folder.resolve(
                Synthesis.files(Family.ICE40, folder, "bank_single").get(0));
    }

    /** Writes and reads at few addresses, in all rows; what is read in a clock of writing is not looked at. */
    private List<String> simulate(String text) throws IOException {
        Path bank = Files.writeString(folder.resolve("bank_single.v"), text);
        Path twin = Files.writeString(
                folder.resolve("twin.v"),
                Files.readString(Synthesis.library("bank_single")).replace("module bank_single ", "module twin "));
        Path bench = Files.writeString(folder.resolve("bench.v"), """
                `timescale 1ns / 1ps
                module pair #(parameter WIDTH = 1, parameter DEPTH = 2, parameter ADDR_W = 1) (input wire clk);
                    reg  [ADDR_W-1:0] address;
                    reg               write;
                    reg  [WIDTH-1:0]  word;
                    wire [WIDTH-1:0]  p;
                    wire [WIDTH-1:0]  q;
                    reg               written;
                    integer           age;
                    reg  [63:0]       random;
                    bank_single #(.WIDTH(WIDTH), .DEPTH(DEPTH), .ADDR_W(ADDR_W)) u_bank
                        (.clk(clk), .address(address), .write(write), .write_word(word), .read_word(p));
                    twin #(.WIDTH(WIDTH), .DEPTH(DEPTH), .ADDR_W(ADDR_W)) u_twin
                        (.clk(clk), .address(address), .write(write), .write_word(word), .read_word(q));
                    initial begin
                        age = 0;
                        written = 1'b1;
                        write = 1'b0;
                        address = 0;
                    end
                    always @(negedge clk) begin
                        if (!written && p !== q) $display("DIFFERENT %0d x %0d", WIDTH, DEPTH);
                        random  = {$random, $random};
                        address = (random[2:0] * (DEPTH / 8)) + random[4:3];
                        random  = {$random, $random};
                        write   = (age < 400) | random[0];
                        word    = random[63 -: WIDTH];
                        age     = age + 1;
                    end
                    always @(posedge clk) written <= write;
                endmodule
                module bench;
                    reg clk;
                    integer i;
                    pair #(.WIDTH(16), .DEPTH(1000), .ADDR_W(10)) u_shallow (clk);
                    pair #(.WIDTH(32), .DEPTH(16384), .ADDR_W(14)) u_full (clk);
                    pair #(.WIDTH(20), .DEPTH(40000), .ADDR_W(16)) u_rows (clk);
                    initial begin
                        clk = 1'b0;
                        for (i = 0; i < 3000; i = i + 1) begin
                            #5 clk = 1'b1;
                            #5 clk = 1'b0;
                        end
                        $display("END");
                        $finish;
                    end
                endmodule
                """);
        List<String> words = new ArrayList<>(
                List.of("iverilog", "-g2012", "-s", "bench", "-o", "bench", "-DNO_ICE40_DEFAULT_ASSIGNMENTS"));
        words.addAll(List.of(bench.toString(), bank.toString(), twin.toString()));
        words.addAll(Synthesis.models(Family.ICE40));
        Synthesis.run(folder, words.toArray(new String[0]));
        List<String> lines = Synthesis.run(folder, "vvp", "bench").lines().toList();
        assertThat(lines).contains("END");
        return lines.stream().filter(line -> line.startsWith("DIFFERENT")).toList();
    }
}
