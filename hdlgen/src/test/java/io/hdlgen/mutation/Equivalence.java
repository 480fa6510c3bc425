package io.hdlgen.mutation;

import io.hdlgen.mutation.Sat.Answer;
import io.hdlgen.sim.manifest.HostPort;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Shows by induction that a mutant can never be seen.
 *
 * <p>Both designs, the one as it is and the mutant, get the same inputs and the same answers of their memories. A set of registers may differ, all others are equal. If from every such
 * state both show the same at their ports, write the same into their memories, and end in such a state again, they are equal for ever. The set starts empty and grows by the registers
 * that turn out to differ; when something that can be seen differs, the proof has failed, which says nothing about the mutant.
 *
 * <p>States from which it starts are those that the design as it is can have after {@code HISTORY} clocks from any state, so that what registers in a row keep of each other is known;
 * the first clocks after power-up, in reset, are shown apart. Reset is held for at least {@code HISTORY} clocks. The host is one that keeps to its side of the manifest.
 */
public final class Equivalence {
    /** Clocks that are known before the one in question; co-simulation resets for as many. */
    private static final int HISTORY = 4;

    private static final int SECONDS = 20;
    private static final int ROUNDS = 60;

    private final MutatedDesign design;
    private final Aig.Netlist all;
    private final CutLogic logic;
    private final Netlist plain;
    private final HostPort host;

    private Equivalence(MutatedDesign design) throws IOException {
        this.design = design;
        CutNetlist.Result cut = CutNetlist.of(design);
        this.all = cut.logic();
        this.logic = new CutLogic(cut);
        this.plain = new Netlist(0);
        this.host = ManifestFile.read(design.folder()).host();
    }

    /** Prepares proofs for the mutants of a design. */
    public static Equivalence of(MutatedDesign design) throws IOException {
        return new Equivalence(design);
    }

    /** What a proof came to. */
    public enum Verdict {
        EQUIVALENT,
        OPEN
    }

    /**
     * The end of a proof.
     *
     * @param verdict whether it succeeded
     * @param why registers that may differ, or what could be seen
     */
    public record Proof(Verdict verdict, String why) {}

    /** Tries to show that a mutant is equivalent. */
    public Proof prove(Mutant mutant) throws IOException {
        Netlist gate = new Netlist(mutant.number());
        Set<String> differing = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            boolean grown = false;
            for (int clocks = 0; clocks <= HISTORY; clocks++) {
                Question question = new Question(gate, differing, clocks, clocks < HISTORY);
                Sat.Result result = question.ask();
                if (result.answer() == Answer.UNKNOWN) {
                    return new Proof(Verdict.OPEN, "the solver gave up");
                }
                if (result.answer() == Answer.POSSIBLE) {
                    String seen = question.learn(result.values().orElseThrow(), differing);
                    if (!seen.isEmpty()) {
                        return new Proof(Verdict.OPEN, seen + " after " + differing);
                    }
                    grown = true;
                }
            }
            if (!grown) {
                return new Proof(
                        Verdict.EQUIVALENT, differing.isEmpty() ? "" : differing.size() + " register bits differ");
            }
        }
        return new Proof(Verdict.OPEN, "more and more registers differ");
    }

    /** Runs mutants with unknown numbers. */
    public List<SymbolicRun.Finding> run(List<Mutant> mutants) throws IOException {
        List<CutLogic.Variant> variants = new ArrayList<>();
        for (Mutant mutant : mutants) {
            variants.add(logic.variant(mutant.number()));
        }
        return SymbolicRun.run(design, logic, variants);
    }

    /** The logic with one mutant active, or none. */
    private final class Netlist {
        final Aig.Netlist logic;

        Netlist(int number) {
            Aig graph = new Aig();
            List<String> names = new ArrayList<>();
            List<Integer> literals = new ArrayList<>();
            int[] outputs = graph.copy(all, i -> {
                String name = all.inputs().get(i);
                if (name.startsWith(FlatVerilog.PORT + "[")) {
                    int bit = Integer.parseInt(name.substring(FlatVerilog.PORT.length() + 1, name.length() - 1));
                    return number >> bit & 1;
                }
                names.add(name);
                literals.add(graph.variable());
                return literals.get(literals.size() - 1);
            });
            int[] variables = literals.stream().mapToInt(l -> l).toArray();
            logic = new Aig.Netlist(graph, names, all.outputs(), variables, outputs);
        }

        /** The outputs in another graph. */
        Map<String, Integer> in(Aig graph, Function<String, Integer> input) {
            int[] literals = graph.copy(logic, i -> input.apply(logic.inputs().get(i)));
            Map<String, Integer> outputs = new HashMap<>();
            for (int i = 0; i < literals.length; i++) {
                outputs.put(logic.outputs().get(i), literals[i]);
            }
            return outputs;
        }
    }

    /** Whether something differs after so many clocks. */
    private final class Question {
        private final Aig graph = new Aig();
        private final List<Integer> assumed = new ArrayList<>();
        private final Map<String, Integer> state = new HashMap<>();
        private final Map<String, Integer> differences = new HashMap<>();
        private final boolean reset;

        Question(Netlist gate, Set<String> differing, int clocks, boolean reset) {
            this.reset = reset;
            for (int clock = 0; clock < clocks; clock++) {
                Map<String, Integer> outputs = plain.in(graph, inputs());
                outputs.forEach((name, literal) -> {
                    if (name.startsWith("d_")) {
                        state.put("q" + name.substring(1), literal);
                    }
                });
            }
            Function<String, Integer> inputs = inputs();
            Map<String, Integer> right = plain.in(graph, inputs);
            Map<String, Integer> wrong = gate.in(
                    graph,
                    name -> differing.contains(name.startsWith("rd_") ? port(name) : name)
                            ? graph.variable()
                            : inputs.apply(name));
            right.forEach((name, literal) -> compare(name, right, wrong, differing));
        }

        /** One clock's inputs; a register has the value that the clock before left. */
        private Function<String, Integer> inputs() {
            Map<String, Integer> values = new HashMap<>();
            for (String name : plain.logic.inputs()) {
                values.put(
                        name,
                        name.equals("rst") && reset
                                ? Aig.TRUE
                                : name.startsWith("q_")
                                        ? state.computeIfAbsent(name, q -> graph.variable())
                                        : graph.variable());
            }
            assumeHost(values);
            return values::get;
        }

        /** A micro-operation of the host is one of those in the manifest, and comes while the engine is disabled. Of those that registers start nothing is assumed. */
        private void assumeHost(Map<String, Integer> values) {
            int legal = graph.or(matches(values, host.load()), matches(values, host.read()));
            for (String operation : host.checkpoint().values()) {
                legal = graph.or(legal, matches(values, operation));
            }
            int quiet = graph.and(legal, values.get("enable") ^ 1);
            assumed.add(graph.and(values.get("host_valid"), quiet ^ 1) ^ 1);
        }

        private int matches(Map<String, Integer> values, String hexadecimal) {
            BigInteger bits = new BigInteger(hexadecimal, 16);
            int match = Aig.TRUE;
            for (int bit = 0; bit < host.operationBits(); bit++) {
                int at = bit;
                if (host.fields().stream().noneMatch(f -> at >= f.lsb() && at < f.lsb() + f.bits())) {
                    match = graph.and(match, values.get("host_op[" + bit + "]") ^ (bits.testBit(bit) ? 0 : 1));
                }
            }
            return match;
        }

        private void compare(
                String name, Map<String, Integer> right, Map<String, Integer> wrong, Set<String> differing) {
            int difference = graph.xor(right.get(name), wrong.get(name));
            String register = "q" + name.substring(1);
            if (name.startsWith("d_")) {
                put(register, difference, differing.contains(register));
            } else if (name.startsWith("ra_")) {
                put(
                        port(name),
                        graph.or(difference, differences.getOrDefault(port(name), 0)),
                        differing.contains(port(name)));
            } else if (name.startsWith("wd_")) {
                put(name, graph.and(difference, right.get("we" + name.substring(2))), false);
            } else if (name.startsWith("wa_")) {
                String enable = "we" + name.substring(2).replaceFirst("\\[\\d+]$", "");
                int any = Aig.FALSE;
                for (Map.Entry<String, Integer> output : right.entrySet()) {
                    if (output.getKey().equals(enable) || output.getKey().startsWith(enable + "[")) {
                        any = graph.or(any, output.getValue());
                    }
                }
                put(name, graph.and(difference, any), false);
            } else if (name.startsWith("we_")) {
                put(name, difference, false);
            } else if (!reset) {
                int valid = name.matches("pred_(class|label).*")
                        ? right.get("pred_valid")
                        : name.startsWith("read_data") ? right.get("read_valid") : Aig.TRUE;
                put(name, graph.and(difference, valid), false);
            }
        }

        private void put(String name, int difference, boolean allowed) {
            if (difference != Aig.FALSE && !allowed) {
                differences.put(name, difference);
            }
        }

        Sat.Result ask() throws IOException {
            int any = Aig.FALSE;
            for (int difference : differences.values()) {
                any = graph.or(any, difference);
            }
            if (any == Aig.FALSE) {
                return new Sat.Result(Answer.NEVER, Optional.empty());
            }
            int[] literals = new int[assumed.size() + 1];
            for (int i = 0; i < assumed.size(); i++) {
                literals[i] = assumed.get(i);
            }
            literals[assumed.size()] = any;
            return new Sat(graph, design.folder().toAbsolutePath(), SECONDS).all(literals);
        }

        /** Lets the registers differ that differ in an example; returns what can be seen in it. */
        String learn(BitSet example, Set<String> differing) {
            String seen = "";
            for (Map.Entry<String, Integer> difference : differences.entrySet()) {
                if (Sat.value(example, difference.getValue())) {
                    String name = difference.getKey();
                    if (name.startsWith("q_") || name.startsWith("memory ")) {
                        differing.add(name);
                    } else {
                        seen = name;
                    }
                }
            }
            return seen;
        }
    }

    /** All answers of a memory's read port: they belong to an address as a whole. */
    private static String port(String name) {
        return "memory " + name.substring(3).replaceFirst("\\[\\d+]$", "");
    }
}
