package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Instances of one library module, with any parameters, side by side in one Verilator model, since building is what takes time. Each has inputs and outputs of its own; what nobody drives
 * is random in every clock.
 */
final class UnitBench {
    /** Ports of more than 64 bits are arrays of 32-bit words in the model, whatever their width. */
    private static final int LEAST_BITS = 65;

    private final Path work;
    private final UnitModel model;
    private final String module;
    private final List<String> names;
    private final List<String> files;
    private final List<Unit> units = new ArrayList<>();
    private final List<String> faulty = new ArrayList<>();
    private int inBits;
    private int outBits;
    private byte[] output = {};

    /**
     * An empty bench.
     *
     * @param work folder of its own
     * @param module under test
     * @param files of the library that it needs, its own first
     */
    UnitBench(Path work, String module, String... files) {
        this.work = work;
        this.model = new UnitModel(work);
        this.module = module;
        this.names = List.of(files);
        this.files =
                Arrays.stream(files).map(file -> LibraryFile.copy(file, work)).toList();
    }

    /** A signal of an instance: its place in the input or output record. */
    private record Signal(int lsb, int bits) {}

    /**
     * Adds an instance.
     *
     * @param parameters NAME=VALUE
     * @param inputs port to width; {@code clk} is not among them
     * @param outputs port, or name of a register below the instance, to width
     */
    Unit add(List<String> parameters, Map<String, Integer> inputs, Map<String, Integer> outputs) {
        return add(module, parameters, inputs, outputs);
    }

    /** Adds an instance of the module with a fault: {@code from}, which its file has once, is {@code to} there. */
    Unit addFaulty(
            String from, String to, List<String> parameters, Map<String, Integer> inputs, Map<String, Integer> outputs)
            throws IOException {
        String text = Files.readString(Path.of(files.get(0)));
        assertThat(text.split(Pattern.quote(from), -1)).as(from).hasSize(2);
        String name = module + "_fault_" + faulty.size();
        Path file = work.resolve(name + ".v");
        Files.writeString(file, text.replace(from, to).replace("module " + module + " ", "module " + name + " "));
        faulty.add(file.toString());
        return add(name, parameters, inputs, outputs);
    }

    private Unit add(String name, List<String> parameters, Map<String, Integer> inputs, Map<String, Integer> outputs) {
        Unit unit = new Unit(name, parameters);
        inputs.forEach((port, bits) -> {
            unit.inputs.put(port, new Signal(inBits, bits));
            inBits += bits;
        });
        outputs.forEach((port, bits) -> {
            unit.outputs.put(port, new Signal(outBits, bits));
            outBits += bits;
        });
        units.add(unit);
        return unit;
    }

    /** Builds the model. */
    void build() throws IOException {
        List<String> all = new ArrayList<>(files);
        all.addAll(faulty);
        model.build(text(), all);
    }

    /** Plays all instances' clocks; may be called once, after {@link #build}. */
    void play() throws IOException {
        int clocks = units.stream().mapToInt(unit -> unit.clocks.size()).max().orElse(0);
        int bytes = bytes(inBits);
        byte[] input = new byte[clocks * bytes];
        for (int t = 0; t < clocks; t++) {
            BitSet record = new BitSet();
            for (Unit unit : units) {
                unit.clock(t).forEach((name, value) -> {
                    Signal signal = Objects.requireNonNull(unit.inputs.get(name), name);
                    for (int i = 0; i < signal.bits(); i++) {
                        record.set(signal.lsb() + i, value.testBit(i));
                    }
                });
            }
            byte[] packed = record.toByteArray();
            System.arraycopy(packed, 0, input, t * bytes, packed.length);
        }
        output = model.play(input);
        assertThat(output.length).isEqualTo(clocks * bytes(outBits));
    }

    /** What Verilator, Icarus and Yosys say to the module with these parameters: nothing. */
    String lint(List<String> parameters) throws IOException {
        return model.lint(module, parameters, names);
    }

    private String text() {
        StringBuilder text = new StringBuilder("`timescale 1ns / 1ps\nmodule bench(input wire clk, ")
                .append("input wire [")
                .append(width(inBits) - 1)
                .append(":0] in, ")
                .append("output wire [")
                .append(width(outBits) - 1)
                .append(":0] out);\n");
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            List<String> ports = new ArrayList<>(List.of(".clk(clk)"));
            unit.inputs.forEach((name, signal) -> ports.add("." + name + "(in" + range(signal) + ")"));
            unit.outputs.forEach((name, signal) -> {
                if (!name.endsWith("_q")) {
                    ports.add("." + name + "(out" + range(signal) + ")");
                }
            });
            text.append("    ").append(unit.module).append(' ').append(UnitModel.instance(unit.parameters));
            text.append(" u_")
                    .append(i)
                    .append(" (")
                    .append(String.join(", ", ports))
                    .append(");\n");
            int number = i;
            unit.outputs.forEach((name, signal) -> {
                if (name.endsWith("_q")) {
                    text.append("    assign out")
                            .append(range(signal))
                            .append(" = u_")
                            .append(number);
                    text.append('.').append(name).append(";\n");
                }
            });
        }
        if (outBits < LEAST_BITS) {
            text.append("    assign out[")
                    .append(LEAST_BITS - 1)
                    .append(':')
                    .append(outBits)
                    .append("] = 0;\n");
        }
        return text.append("endmodule\n").toString();
    }

    private static String range(Signal signal) {
        return "[" + signal.lsb() + " +: " + signal.bits() + "]";
    }

    private static int width(int bits) {
        return Math.max(LEAST_BITS, bits);
    }

    private static int bytes(int bits) {
        return (width(bits) + 31) / 32 * 4;
    }

    /** One instance, its inputs clock by clock, and after {@link #play} its outputs. */
    final class Unit {
        private final String module;
        private final List<String> parameters;
        private final Map<String, Signal> inputs = new LinkedHashMap<>();
        private final Map<String, Signal> outputs = new LinkedHashMap<>();
        private final List<Map<String, BigInteger>> clocks = new ArrayList<>();
        private final Random random = new Random(1);

        private Unit(String module, List<String> parameters) {
            this.module = module;
            this.parameters = List.copyOf(parameters);
        }

        /** Adds a clock with these inputs, the others random; returns its number. */
        int clock(Map<String, BigInteger> driven) {
            Map<String, BigInteger> all = new LinkedHashMap<>();
            inputs.forEach((name, signal) -> all.put(name, new BigInteger(signal.bits(), random)));
            all.putAll(driven);
            clocks.add(all);
            return clocks.size() - 1;
        }

        private Map<String, BigInteger> clock(int t) {
            return t < clocks.size() ? clocks.get(t) : Map.of();
        }

        /** An unsigned output in a clock, before the clock's edge. */
        BigInteger output(int clock, String name) {
            Signal signal = Objects.requireNonNull(outputs.get(name), name);
            int bytes = bytes(outBits);
            BitSet record = BitSet.valueOf(Arrays.copyOfRange(output, clock * bytes, (clock + 1) * bytes));
            BigInteger value = BigInteger.ZERO;
            for (int i = 0; i < signal.bits(); i++) {
                if (record.get(signal.lsb() + i)) {
                    value = value.setBit(i);
                }
            }
            return value;
        }
    }

    /** Signed elements as one word, element 0 in the low bits. */
    static BigInteger word(long[] elements, int bits) {
        BigInteger word = BigInteger.ZERO;
        BigInteger mask = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        for (int i = 0; i < elements.length; i++) {
            word = word.or(BigInteger.valueOf(elements[i]).and(mask).shiftLeft(i * bits));
        }
        return word;
    }

    /** Signed element {@code k} of a word. */
    static BigInteger element(BigInteger word, int k, int bits) {
        BigInteger mask = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        BigInteger value = word.shiftRight(k * bits).and(mask);
        return value.testBit(bits - 1) ? value.subtract(mask).subtract(BigInteger.ONE) : value;
    }
}
