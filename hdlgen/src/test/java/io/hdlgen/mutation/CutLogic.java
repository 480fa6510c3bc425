package io.hdlgen.mutation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The logic between registers and memories of a design without mutants, and of each mutant as what it has besides. */
final class CutLogic {
    /**
     * A port of a memory: indices of inputs (data of a read port) or outputs, from bit 0 up.
     */
    record Port(String memory, int[] enable, int[] address, int[] data) {}

    private final Aig.Netlist all;
    private final Aig graph = new Aig();
    private final List<String> inputs = new ArrayList<>();
    private final int[] inputNodes;
    private final int[] outputs;
    private final int size;
    private final BitSet needsAnswers = new BitSet(); // nodes that depend on what memories answer
    private final Map<String, Integer> outputIndex = new HashMap<>();
    private final Map<Integer, Integer> registers = new LinkedHashMap<>();
    private final List<Port> reads = new ArrayList<>();
    private final List<Port> writes = new ArrayList<>();
    private final List<Integer> visible = new ArrayList<>();
    private final Map<String, int[]> memories;

    CutLogic(CutNetlist.Result cut) {
        all = cut.logic();
        memories = cut.memories();
        List<Integer> nodes = new ArrayList<>();
        outputs = graph.copy(all, i -> input(i, 0, nodes));
        inputNodes = nodes.stream().mapToInt(n -> n).toArray();
        size = graph.size();
        for (int i = 0; i < all.outputs().size(); i++) {
            outputIndex.put(all.outputs().get(i), i);
        }
        Map<String, Integer> inputIndex = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            inputIndex.put(inputs.get(i), i);
        }
        outputIndex.forEach((name, index) -> {
            if (name.startsWith("d_")) {
                registers.put(inputIndex.get("q" + name.substring(1)), index);
            } else if (!name.matches("(ra|we|wa|wd)_.*")) {
                visible.add(index);
            }
        });
        cut.ports().forEach((cell, memory) -> {
            if (outputIndex.keySet().stream().anyMatch(o -> o.startsWith("ra_" + cell))) {
                reads.add(
                        new Port(memory, new int[0], bits(outputIndex, "ra_" + cell), bits(inputIndex, "rd_" + cell)));
            } else {
                writes.add(new Port(
                        memory,
                        bits(outputIndex, "we_" + cell),
                        bits(outputIndex, "wa_" + cell),
                        bits(outputIndex, "wd_" + cell)));
            }
        });
        for (Port read : reads) {
            for (int i : read.data()) {
                needsAnswers.set(inputNodes[i]);
            }
        }
        for (int node = 1; node < size; node++) {
            if (graph.isAnd(node)
                    && (needsAnswers.get(graph.left(node) / 2) || needsAnswers.get(graph.right(node) / 2))) {
                needsAnswers.set(node);
            }
        }
    }

    private int input(int index, int mutant, List<Integer> nodes) {
        String name = all.inputs().get(index);
        if (name.startsWith(FlatVerilog.PORT + "[")) {
            return mutant >> Integer.parseInt(name.substring(FlatVerilog.PORT.length() + 1, name.length() - 1)) & 1;
        }
        inputs.add(name);
        int literal = graph.variable();
        nodes.add(literal / 2);
        return literal;
    }

    private static int[] bits(Map<String, Integer> index, String name) {
        if (index.containsKey(name)) {
            return new int[] {index.get(name)};
        }
        List<Integer> bits = new ArrayList<>();
        for (int k = 0; index.containsKey(name + "[" + k + "]"); k++) {
            bits.add(index.get(name + "[" + k + "]"));
        }
        return bits.stream().mapToInt(b -> b).toArray();
    }

    List<String> inputs() {
        return inputs;
    }

    List<String> outputs() {
        return all.outputs();
    }

    int output(String name) {
        return outputIndex.get(name);
    }

    /** Nodes without a mutant. */
    int size() {
        return size;
    }

    /** From the input that is a register's value to the output that is its next one. */
    Map<Integer, Integer> registers() {
        return registers;
    }

    List<Port> reads() {
        return reads;
    }

    List<Port> writes() {
        return writes;
    }

    /** Outputs at the ports of the design. */
    List<Integer> visible() {
        return visible;
    }

    /** Words and bits of every memory. */
    Map<String, int[]> memories() {
        return memories;
    }

    /** Computes what does not depend on answers of memories, or what does. */
    void evaluate(Aig terms, int[] values, int[] literals, boolean answers) {
        for (int i = 0; i < inputNodes.length; i++) {
            literals[inputNodes[i]] = values[i];
        }
        for (int node = 1; node < size; node++) {
            if (graph.isAnd(node) && needsAnswers.get(node) == answers) {
                literals[node] = terms.and(at(literals, graph.left(node)), at(literals, graph.right(node)));
            }
        }
    }

    int value(int[] literals, int output) {
        return at(literals, outputs[output]);
    }

    int[] values(int[] literals, int[] ports) {
        return Arrays.stream(ports).map(p -> value(literals, p)).toArray();
    }

    private static int at(int[] literals, int literal) {
        return literals[literal / 2] ^ (literal & 1);
    }

    /** A mutant of the logic. */
    Variant variant(int mutant) {
        int[] next = {0};
        int[] own = graph.copy(all, i -> {
            String name = all.inputs().get(i);
            return name.startsWith(FlatVerilog.PORT + "[")
                    ? mutant >> Integer.parseInt(name.substring(FlatVerilog.PORT.length() + 1, name.length() - 1)) & 1
                    : 2 * inputNodes[next[0]++];
        });
        return new Variant(own);
    }

    /** Nodes that the mutant alone has, and its outputs. */
    final class Variant {
        private final int[] outputs;
        private final BitSet extra = new BitSet(); // nodes of this mutant beyond those of the design

        Variant(int[] outputs) {
            this.outputs = outputs;
            for (int output : outputs) {
                extra.set(output / 2);
            }
            for (int node = graph.size() - 1; node >= size; node--) {
                if (extra.get(node) && graph.isAnd(node)) {
                    extra.set(graph.left(node) / 2);
                    extra.set(graph.right(node) / 2);
                }
            }
            extra.clear(0, size);
        }

        /** This clock's values where they differ from the design's. */
        Changed evaluate(Aig terms, int[] gold, int[] goldInput, Map<Integer, Integer> inputs) {
            Changed changed = new Changed(this, gold);
            inputs.forEach((input, literal) -> {
                if (literal != goldInput[input]) {
                    changed.put(inputNodes[input], literal);
                }
            });
            if (!changed.own.isEmpty()) {
                for (int node = 1; node < size; node++) {
                    if (graph.isAnd(node) && changed.touches(node)) {
                        int literal = terms.and(changed.at(graph.left(node)), changed.at(graph.right(node)));
                        if (literal != gold[node]) {
                            changed.put(node, literal);
                        }
                    }
                }
            }
            for (int node = extra.nextSetBit(0); node >= 0; node = extra.nextSetBit(node + 1)) {
                changed.put(node, terms.and(changed.at(graph.left(node)), changed.at(graph.right(node))));
            }
            return changed;
        }
    }

    /** Values of a mutant in one clock. */
    final class Changed {
        private final Variant variant;
        private final int[] gold;
        private final Map<Integer, Integer> own = new TreeMap<>();
        private final BitSet set = new BitSet();

        Changed(Variant variant, int[] gold) {
            this.variant = variant;
            this.gold = gold;
        }

        private void put(int node, int literal) {
            own.put(node, literal);
            set.set(node);
        }

        private boolean touches(int node) {
            return set.get(graph.left(node) / 2) || set.get(graph.right(node) / 2);
        }

        private int at(int literal) {
            int node = literal / 2;
            return (set.get(node) ? own.get(node) : gold[node]) ^ (literal & 1);
        }

        int value(int output) {
            return at(variant.outputs[output]);
        }

        int[] values(int[] ports) {
            return Arrays.stream(ports).map(this::value).toArray();
        }
    }
}
