package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.proof.PortTrace.Port;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Plain Verilog in Icarus that drives a module with the inputs of a recorded run and compares its outputs, clock by clock and bit by bit.
 *
 * <p>An X is a difference, from the end of the reset on. Only what belongs to a valid ({@code pred_class} to {@code pred_valid}) may be X while that is low; a bit that is known
 * must be right even then.
 */
record Replay(String top, PortTrace trace) {
    private static final Duration LIMIT = Duration.ofMinutes(20);

    /** What Icarus says of the Verilog files: {@code same}, with the number of clocks, or the first differences. */
    String run(Path folder, List<Path> sources) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("replay.v"), bench());
        Files.writeString(
                folder.resolve("trace.hex"),
                trace.clocks().stream()
                        .map(this::row)
                        .map(n -> n.toString(16) + "\n")
                        .collect(Collectors.joining()));
        List<String> words =
                new ArrayList<>(List.of("iverilog", "-g2005", "-s", "replay", "-o", "replay.vvp", "replay.v"));
        sources.forEach(file -> words.add(file.toAbsolutePath().toString()));
        assertThat(tool(folder, words)).isBlank();
        return tool(folder, List.of("vvp", "-n", "replay.vvp"));
    }

    private static String tool(Path folder, List<String> words) {
        return new ProcessTool()
                .run(new Tool.Command(words, folder, Map.of(), LIMIT))
                .output();
    }

    /** Ports from the low bits up. */
    private BigInteger row(BigInteger[] clock) {
        BigInteger row = BigInteger.ZERO;
        int lsb = 0;
        for (int i = 0; i < clock.length; i++) {
            row = row.or(clock[i].shiftLeft(lsb));
            lsb += trace.ports().get(i).width();
        }
        return row;
    }

    /** The first clock in which nothing but data may be unknown: one with the reset still high came before. */
    private int firstClock() {
        int rst = trace.ports().stream().map(Port::name).toList().indexOf("rst");
        int clock = 0;
        while (trace.clocks().get(clock)[rst].signum() > 0) {
            clock++;
        }
        assertThat(clock).as("clocks of the reset").isPositive();
        return clock;
    }

    private String bench() {
        int width = trace.ports().stream().mapToInt(Port::width).sum();
        StringBuilder text =
                new StringBuilder("""
                `timescale 1ns / 1ps
                module replay;
                    localparam integer CLOCKS = %d;
                    localparam integer FIRST  = %d;
                    reg [%d:0] trace [0:CLOCKS-1];
                    reg [%d:0] now;
                    reg clk;
                    integer t, differences, compared;
                """.formatted(trace.clocks().size(), firstClock(), width - 1, width - 1));
        StringBuilder connections = new StringBuilder(".clk(clk)");
        StringBuilder checks = new StringBuilder();
        int lsb = 0;
        for (Port port : trace.ports()) {
            String slice = "now[%d +: %d]".formatted(lsb, port.width());
            String wire = "port_" + port.name();
            text.append("    wire [%d:0] %s;%n".formatted(port.width() - 1, wire));
            connections
                    .append(", .")
                    .append(port.name())
                    .append('(')
                    .append(wire)
                    .append(')');
            if (port.input()) {
                text.append("    assign %s = %s;%n".formatted(wire, slice));
            } else {
                checks.append(check(port, wire, slice));
            }
            lsb += port.width();
        }
        return text.append("    %s dut (%s);%n".formatted(top, connections))
                .append("""
                            initial begin
                                $readmemh("trace.hex", trace);
                                clk = 0;
                                differences = 0;
                                compared = 0;
                                for (t = 0; t < CLOCKS && differences < 5; t = t + 1) begin
                                    now = trace[t];
                                    #5;
                                    if (t >= FIRST) begin
                        """)
                .append(checks)
                .append("""
                                    end
                                    clk = 1;
                                    #5;
                                    clk = 0;
                                end
                                if (differences == 0) $display("same: %0d clocks, %0d outputs", t, compared);
                                $finish;
                            end
                        endmodule
                        """)
                .toString();
    }

    private String check(Port port, String wire, String slice) {
        String valid = port.name().replaceFirst("_.*", "_valid");
        boolean qualified = !port.name().equals(valid)
                && trace.ports().stream().anyMatch(p -> p.name().equals(valid) && !p.input());
        String differs = qualified
                ? "(port_%s ? (%s !== %s) : ((|(%s ^ %s)) === 1'b1))".formatted(valid, wire, slice, wire, slice)
                : "%s !== %s".formatted(wire, slice);
        return """
                                compared = compared + 1;
                                if (%s) begin
                                    differences = differences + 1;
                                    $display("clock %%0d: %s is %%h, was %%h", t, %s, %s);
                                end
                """.formatted(differs, port.name(), wire, slice);
    }
}
