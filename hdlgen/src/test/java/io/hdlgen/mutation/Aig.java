package io.hdlgen.mutation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A graph of two-input ANDs with structural hashing: equal cones are one node. A literal is twice a node, plus one if it is inverted; literal 0 is false, literal 1 true.
 */
final class Aig {
    static final int FALSE = 0;
    static final int TRUE = 1;

    private int[] left = new int[1 << 16];
    private int[] right = new int[1 << 16];
    private int size = 1;
    private int[] table = new int[1 << 17]; // nodes by hash of their operands, open addressing

    /** Combinational logic that Yosys wrote: named inputs, named outputs. */
    record Netlist(Aig graph, List<String> inputs, List<String> outputs, int[] inputLiterals, int[] outputLiterals) {}

    /** Nodes so far, the constant among them. */
    int size() {
        return size;
    }

    boolean isAnd(int node) {
        return left[node] != right[node];
    }

    int left(int node) {
        return left[node];
    }

    int right(int node) {
        return right[node];
    }

    /** A new variable. */
    int variable() {
        return 2 * add(0, 0);
    }

    int and(int a, int b) {
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        if (low == FALSE || low == (high ^ 1)) {
            return FALSE;
        }
        if (low == TRUE || low == high) {
            return high;
        }
        int slot = slot(low, high);
        if (table[slot] == 0) {
            table[slot] = add(low, high);
            if (2 * size > table.length) {
                grow();
            }
            return 2 * (size - 1);
        }
        return 2 * table[slot];
    }

    int or(int a, int b) {
        return and(a ^ 1, b ^ 1) ^ 1;
    }

    int xor(int a, int b) {
        return or(and(a, b ^ 1), and(a ^ 1, b));
    }

    /** Copies the outputs of another graph into this one, its inputs replaced. */
    int[] copy(Netlist netlist, IntUnaryOperator inputOfIndex) {
        Aig from = netlist.graph;
        int[] literal = new int[from.size];
        int[] inputs = netlist.inputLiterals;
        for (int i = 0; i < inputs.length; i++) {
            literal[inputs[i] / 2] = inputOfIndex.applyAsInt(i);
        }
        for (int node = 1; node < from.size; node++) {
            if (from.isAnd(node)) {
                int a = from.left[node];
                int b = from.right[node];
                literal[node] = and(literal[a / 2] ^ (a & 1), literal[b / 2] ^ (b & 1));
            }
        }
        return Arrays.stream(netlist.outputLiterals)
                .map(o -> literal[o / 2] ^ (o & 1))
                .toArray();
    }

    /** Nodes that a literal depends on, counted up to a limit. */
    int coneSize(int literal, int limit) {
        BitSet cone = new BitSet();
        cone.set(literal / 2);
        int count = 0;
        for (int node = literal / 2; node > 0 && count <= limit; node = cone.previousSetBit(node - 1)) {
            count++;
            if (isAnd(node)) {
                cone.set(left[node] / 2);
                cone.set(right[node] / 2);
            }
        }
        return count;
    }

    private int slot(int low, int high) {
        int slot = (low * 0x9E3779B1 ^ high * 0x85EBCA6B) >>> 7 & table.length - 1;
        while (table[slot] != 0 && (left[table[slot]] != low || right[table[slot]] != high)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private void grow() {
        table = new int[2 * table.length];
        for (int node = 1; node < size; node++) {
            if (isAnd(node)) {
                table[slot(left[node], right[node])] = node;
            }
        }
    }

    private int add(int a, int b) {
        if (size == left.length) {
            left = Arrays.copyOf(left, 2 * size);
            right = Arrays.copyOf(right, 2 * size);
        }
        left[size] = a;
        right[size] = b;
        return size++;
    }

    /** Reads a binary AIGER file without latches, with symbols. */
    static Netlist read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int[] at = {0};
        String[] head = line(bytes, at).split(" ", -1);
        int inputs = Integer.parseInt(head[2]);
        int outputs = Integer.parseInt(head[4]);
        int ands = Integer.parseInt(head[5]);
        if (!head[0].equals("aig") || !head[3].equals("0")) {
            throw new IOException(file + " is not combinational AIGER");
        }
        int[] outputLiterals = new int[outputs];
        for (int i = 0; i < outputs; i++) {
            outputLiterals[i] = Integer.parseInt(line(bytes, at));
        }
        Aig graph = new Aig();
        int[] literal = new int[1 + inputs + ands];
        int[] inputLiterals = new int[inputs];
        for (int i = 0; i < inputs; i++) {
            inputLiterals[i] = literal[1 + i] = graph.variable();
        }
        for (int i = 0; i < ands; i++) {
            int node = 1 + inputs + i;
            int high = 2 * node - delta(bytes, at);
            int low = high - delta(bytes, at);
            literal[node] = graph.and(literal[high / 2] ^ (high & 1), literal[low / 2] ^ (low & 1));
        }
        for (int i = 0; i < outputs; i++) {
            int o = outputLiterals[i];
            outputLiterals[i] = literal[o / 2] ^ (o & 1);
        }
        String[] inputNames = new String[inputs];
        String[] outputNames = new String[outputs];
        for (String line = line(bytes, at); line.matches("[io]\\d+ .*"); line = line(bytes, at)) {
            int blank = line.indexOf(' ');
            (line.charAt(0) == 'i' ? inputNames : outputNames)[Integer.parseInt(line.substring(1, blank))] =
                    line.substring(blank + 1);
        }
        return new Netlist(
                graph,
                new ArrayList<>(Arrays.asList(inputNames)),
                new ArrayList<>(Arrays.asList(outputNames)),
                inputLiterals,
                outputLiterals);
    }

    private static int delta(byte[] bytes, int[] at) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = bytes[at[0]++];
            value |= (b & 127) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    private static String line(byte[] bytes, int[] at) {
        int from = at[0];
        while (at[0] < bytes.length && bytes[at[0]] != '\n') {
            at[0]++;
        }
        return new String(bytes, from, at[0]++ - from, StandardCharsets.UTF_8);
    }
}
