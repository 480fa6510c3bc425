package io.hdlgen.mutation;

import io.hdlgen.golden.spec.Network;
import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.EngineRegister.Control;
import io.hdlgen.sim.manifest.HostPort;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Bounded check of mutants: the design runs from reset through a load, samples without and with pauses, and a read, all numbers unknown (weights, inputs, labels, start-up values) and
 * only the handshakes given. In every clock the mutants run beside it. As the schedule does not depend on numbers, control is known in every clock and what remains is arithmetic, in
 * which equal terms are one node. A mutant that shows something else at the ports, or leaves other weights, for some random numbers is alive; one that shows the same terms in all clocks
 * is equivalent as far as this run goes, whatever the numbers are.
 */
public final class SymbolicRun {
    private static final int RESET = 4;
    private static final int SAMPLES = 5;
    private static final int LONG_SAMPLES = 2;
    private static final int LONG = 500; // cycles of a sample, beyond which the terms of five would not fit
    private static final int MOST_NODES = 24_000_000;
    private static final int SOLVER_CONE = 60_000;
    private static final int SOLVER_SECONDS = 10;
    private static final int QUESTIONS = 6;

    private final MutatedDesign design;
    private final Manifest manifest;
    private final Set<String> banks;
    private final CutLogic logic;
    private final Aig graph = new Aig();
    private final RandomNumbers numbers = new RandomNumbers(graph);

    private final int[] goldInput;
    private final int[] gold; // literal of every node of the logic in this clock
    private final Map<String, int[][]> memory = new HashMap<>();
    private final List<Racer> racers = new ArrayList<>();
    private final Map<String, Integer> drive = new HashMap<>();
    private int cycle;

    private SymbolicRun(MutatedDesign design, CutLogic logic) {
        this.design = design;
        this.manifest = ManifestFile.read(design.folder());
        this.banks = ManifestFile.read(design.source()).probes().banks().stream()
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        this.logic = logic;
        this.goldInput = new int[logic.inputs().size()];
        this.gold = new int[logic.size()];
        for (int i = 0; i < goldInput.length; i++) {
            if (logic.inputs().get(i).startsWith("q_")) {
                goldInput[i] = graph.variable();
            }
        }
        logic.memories().forEach((name, size) -> memory.put(name, freshWords(size)));
    }

    /** How a mutant came out. */
    public enum Outcome {
        EQUAL,
        DIFFERENT,
        OPEN
    }

    /**
     * The end of a mutant's run.
     *
     * @param outcome whether it differed
     * @param what where and in which clock, or why it is not known
     */
    public record Finding(Outcome outcome, String what) {}

    /** Runs mutants of a design; the answers are in their order. */
    static List<Finding> run(MutatedDesign design, CutLogic logic, List<CutLogic.Variant> variants) throws IOException {
        SymbolicRun run = new SymbolicRun(design, logic);
        for (CutLogic.Variant variant : variants) {
            run.racers.add(run.new Racer(variant));
        }
        String end = run.scenario();
        return run.racers.stream()
                .map(r -> r.finding != null
                        ? r.finding
                        : end.isEmpty()
                                ? new Finding(Outcome.EQUAL, "over " + run.cycle + " clocks")
                                : new Finding(Outcome.OPEN, end))
                .toList();
    }

    // ---- the scenario

    private String scenario() throws IOException {
        try {
            drive.put("rst", 1);
            for (int i = 0; i < RESET; i++) {
                clock();
            }
            drive.put("rst", 0);
            load();
            samples(manifest.timing().cyclesPerSample() > LONG ? LONG_SAMPLES : SAMPLES);
            read();
            if (logic.inputs().contains("reg_write")) {
                control();
            }
            for (Racer racer : racers) {
                racer.compareBanks();
            }
            return "";
        } catch (TooLarge e) {
            return "the terms became too large in clock " + cycle;
        }
    }

    private void load() throws IOException {
        packet(manifest.layout().blocks() + 2);
        operation(manifest.host().load(), 1, 2);
        while (isHigh("busy")) {
            clock();
        }
    }

    private void read() throws IOException {
        for (int word = 0; word < 2; word++) {
            packet(1);
            operation(manifest.host().read(), word, 1);
            results();
        }
    }

    private void results() throws IOException {
        for (int taken = 0; taken < manifest.layout().blocks(); ) {
            drive.put("read_ready", cycle % 3 == 0 ? 1 : 0);
            taken += isHigh("read_valid") && drive.get("read_ready") == 1 ? 1 : 0;
            clock();
        }
        drive.put("read_ready", 0);
        while (isHigh("busy")) {
            clock();
        }
    }

    /** What the register file is for; it is read in all other clocks. */
    private void control() throws IOException {
        write(EngineRegister.CONTROL, 1 << Control.INFER.bit());
        samples(2);
        write(EngineRegister.CONTROL, 1 << Control.NEAREST.bit());
        write(EngineRegister.FREEZE, 1);
        samples(2);
        write(EngineRegister.FREEZE, 2);
        write(EngineRegister.CONTROL, 1 << Control.CLEAR.bit());
        samples(2);
        HostPort host = manifest.host();
        int states = manifest.layout().blocks() + 4;
        operation(host.checkpoint().get(HostPort.GLANCE), 1, 1);
        results();
        operation(host.checkpoint().get(HostPort.READ_STATE), 0, 1);
        results();
        packet(states);
        operation(host.checkpoint().get(HostPort.LOAD_STATE), 0, 1);
        while (isHigh("busy")) {
            clock();
        }
        packet(1);
        BigInteger read = word(host.read(), 1, 1);
        for (int k = 0; k < host.operationBits(); k += Integer.SIZE) {
            write(
                    EngineRegister.OPERATION.address() + k / Integer.SIZE,
                    read.shiftRight(k).intValue());
        }
        write(EngineRegister.START, 0);
        clock();
        results();
        write(EngineRegister.SAMPLES, (1 << 20) - 1);
        samples(2);
        write(EngineRegister.CONTROL, 1 << Control.RESET.bit());
        clock();
        samples(2);
    }

    private void write(EngineRegister register, int value) throws IOException {
        write(register.address(), value);
    }

    private void write(int address, int value) throws IOException {
        drive.put("reg_write", 1);
        register(address, value);
        clock();
        drive.put("reg_write", 0);
    }

    private void register(int address, int value) {
        for (int bit = 0; bit < 5; bit++) {
            drive.put("reg_address[" + bit + "]", address >> bit & 1);
        }
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            drive.put("reg_write_data[" + bit + "]", value >> bit & 1);
        }
    }

    private void samples(int count) throws IOException {
        drive.put("enable", 1);
        Network network = manifest.design().description().network();
        int words = (network.input() + manifest.layout().block() - 1)
                / manifest.layout().block();
        int fed = 0;
        int predictions = 0;
        int waiting = 0;
        int word = 0;
        int stalledFrom = count - count / 2;
        while (predictions < count) {
            boolean stalled = fed >= stalledFrom;
            boolean offer = fed < count && !(stalled && cycle % 3 == 1);
            drive.put("in_valid", offer ? 1 : 0);
            drive.put("in_last", offer && word == words - 1 ? 1 : 0);
            boolean predicted = isHigh("pred_valid");
            waiting = predicted ? waiting + 1 : 0;
            boolean take = predicted && (predictions < stalledFrom - 1 || waiting > 40);
            drive.put("pred_ready", take ? 1 : 0);
            if (offer && isHigh("in_ready")) {
                word = word == words - 1 ? 0 : word + 1;
                fed += word == 0 ? 1 : 0;
            }
            predictions += take ? 1 : 0;
            clock();
        }
        drive.put("in_valid", 0);
        drive.put("pred_ready", 0);
        drive.put("enable", 0);
        clock();
        while (isHigh("busy")) {
            clock();
        }
    }

    private void packet(int words) throws IOException {
        for (int sent = 0; sent < words; ) {
            drive.put("in_valid", 1);
            drive.put("in_last", sent == words - 1 ? 1 : 0);
            sent += isHigh("in_ready") ? 1 : 0;
            clock();
        }
        drive.put("in_valid", 0);
    }

    private void operation(String hexadecimal, int address, int words) throws IOException {
        BigInteger bits = word(hexadecimal, address, words);
        for (int bit = 0; bit < manifest.host().operationBits(); bit++) {
            drive.put("host_op[" + bit + "]", bits.testBit(bit) ? 1 : 0);
        }
        drive.put("host_valid", 1);
        clock();
        drive.put("host_valid", 0);
        clock();
    }

    private BigInteger word(String hexadecimal, int address, int words) {
        BigInteger bits = new BigInteger(hexadecimal, 16);
        for (HostPort.Field field : manifest.host().fields()) {
            if (!field.name().equals("column")) {
                int value = (field.name().equals("address") ? address : words) + field.bias();
                bits = bits.or(BigInteger.valueOf(value).shiftLeft(field.lsb()));
            }
        }
        return bits;
    }

    /** An output that does not depend on numbers; the handshakes never do. */
    private boolean isHigh(String output) {
        settle();
        int literal = logic.value(gold, logic.output(output));
        if (literal > Aig.TRUE) {
            throw new IllegalStateException(output + " depends on numbers in clock " + cycle);
        }
        return literal == Aig.TRUE;
    }

    // ---- one clock

    private boolean settled;

    private void settle() {
        // inputs may have changed since; numbers on the input are new in every clock
        if (!settled) {
            for (int i = 0; i < goldInput.length; i++) {
                String name = logic.inputs().get(i);
                if (name.startsWith("in_data") || name.startsWith("in_label")) {
                    goldInput[i] = graph.variable();
                }
            }
            validLabel();
            settled = true;
        }
        for (int i = 0; i < goldInput.length; i++) {
            String name = logic.inputs().get(i);
            if (name.startsWith("q_") || name.startsWith("in_data") || name.startsWith("in_label")) {
                continue;
            }
            goldInput[i] = drive.getOrDefault(name, 0);
        }
        logic.evaluate(graph, goldInput, gold, false);
        for (CutLogic.Port port : logic.reads()) {
            int[] data = readWord(memory.get(port.memory()), logic.values(gold, port.address()));
            for (int k = 0; k < data.length; k++) {
                goldInput[port.data()[k]] = data[k];
            }
        }
        logic.evaluate(graph, goldInput, gold, true);
    }

    /** A label is the number of a class; 0 in place of what is none. */
    private void validLabel() {
        int classes = manifest.design().description().network().classes();
        List<Integer> bits = new ArrayList<>();
        for (int i = 0; i < goldInput.length; i++) {
            if (logic.inputs().get(i).startsWith("in_label")) {
                bits.add(i);
            }
        }
        int less = Aig.FALSE; // than the number of classes, compared from the highest bit down
        int equal = Aig.TRUE;
        for (int k = bits.size() - 1; k >= 0; k--) {
            int bit = goldInput[bits.get(k)];
            if ((classes >> k & 1) == 1) {
                less = graph.or(less, graph.and(equal, bit ^ 1));
                equal = graph.and(equal, bit);
            } else {
                equal = graph.and(equal, bit ^ 1);
            }
        }
        if (classes < 1 << bits.size()) {
            for (int i : bits) {
                goldInput[i] = graph.and(goldInput[i], less);
            }
        }
    }

    private void clock() throws IOException {
        if (drive.getOrDefault("reg_write", 0) == 0) {
            register(cycle % 32, 0);
        }
        settle();
        numbers.extend();
        for (Racer racer : racers) {
            racer.step();
        }
        if (graph.size() > MOST_NODES) {
            throw new TooLarge();
        }
        for (CutLogic.Port port : logic.writes()) {
            write(
                    memory.get(port.memory()),
                    logic.values(gold, port.enable()),
                    logic.values(gold, port.address()),
                    logic.values(gold, port.data()));
        }
        int[] next = new int[goldInput.length];
        logic.registers().forEach((input, output) -> next[input] = logic.value(gold, output));
        logic.registers().keySet().forEach(input -> goldInput[input] = next[input]);
        settled = false;
        cycle++;
    }

    private int[][] freshWords(int[] size) {
        int[][] words = new int[size[0]][size[1]];
        for (int[] word : words) {
            for (int k = 0; k < word.length; k++) {
                word[k] = graph.variable();
            }
        }
        return words;
    }

    private int[] readWord(int[][] words, int[] address) {
        int[] data = new int[words[0].length];
        for (int w = 0; w < words.length; w++) {
            int selected = isAddress(address, w);
            if (selected == Aig.TRUE) {
                return words[w].clone();
            }
            for (int k = 0; selected != Aig.FALSE && k < data.length; k++) {
                data[k] = graph.or(data[k], graph.and(selected, words[w][k]));
            }
        }
        return data;
    }

    private void write(int[][] words, int[] enable, int[] address, int[] data) {
        int any = Aig.FALSE;
        for (int e : enable) {
            any = graph.or(any, e);
        }
        for (int w = 0; any != Aig.FALSE && w < words.length; w++) {
            int selected = isAddress(address, w);
            for (int k = 0; selected != Aig.FALSE && k < data.length; k++) {
                int write = graph.and(selected, enable[k]);
                words[w][k] = graph.or(graph.and(write, data[k]), graph.and(write ^ 1, words[w][k]));
            }
        }
    }

    private int isAddress(int[] address, int word) {
        int match = Aig.TRUE;
        for (int bit = 0; bit < address.length; bit++) {
            match = graph.and(match, address[bit] ^ (word >> bit & 1) ^ 1);
        }
        return match;
    }

    private static final class TooLarge extends IOException {}

    /** A mutant: what it differs in from the design in this clock. */
    private final class Racer {
        private final CutLogic.Variant variant;
        private Map<Integer, Integer> registers = new TreeMap<>();
        private final Map<String, int[][]> memories = new HashMap<>();
        private Finding finding;
        private int questions;

        Racer(CutLogic.Variant variant) {
            this.variant = variant;
        }

        void step() throws IOException {
            if (finding != null) {
                return;
            }
            Map<Integer, Integer> inputs = new TreeMap<>(registers);
            CutLogic.Changed now = variant.evaluate(graph, gold, goldInput, inputs);
            boolean answersDiffer = false;
            for (CutLogic.Port port : logic.reads()) {
                int[] address = now.values(port.address());
                boolean own = memories.containsKey(port.memory());
                if (!own && Arrays.equals(address, logic.values(gold, port.address()))) {
                    continue;
                }
                int[] data = readWord(own ? memories.get(port.memory()) : memory.get(port.memory()), address);
                for (int k = 0; k < data.length; k++) {
                    if (data[k] != goldInput[port.data()[k]]) {
                        inputs.put(port.data()[k], data[k]);
                        answersDiffer = true;
                    }
                }
            }
            if (answersDiffer) {
                now = variant.evaluate(graph, gold, goldInput, inputs);
            }
            numbers.extend();
            compare(now);
            if (finding == null) {
                update(now);
            }
        }

        private void compare(CutLogic.Changed now) throws IOException {
            if (cycle < RESET) {
                return;
            }
            for (int output : logic.visible()) {
                int right = logic.value(gold, output);
                int wrong = now.value(output);
                if (right != wrong) {
                    String name = logic.outputs().get(output);
                    String valid =
                            name.startsWith("pred_") ? "pred_valid" : name.startsWith("read_") ? "read_valid" : "";
                    int seen =
                            valid.isEmpty() || name.equals(valid) ? Aig.TRUE : logic.value(gold, logic.output(valid));
                    judge(graph.and(seen, graph.xor(right, wrong)), name);
                }
            }
        }

        /** All weights, at the end. */
        void compareBanks() throws IOException {
            for (Map.Entry<String, int[][]> own : memories.entrySet()) {
                int[][] right = memory.get(own.getKey());
                for (int w = 0; w < right.length && banks.contains(own.getKey()); w++) {
                    for (int k = 0; k < right[w].length && finding == null; k++) {
                        judge(graph.xor(right[w][k], own.getValue()[w][k]), "weight word " + w + " of " + own.getKey());
                    }
                }
            }
        }

        private void judge(int difference, String where) throws IOException {
            if (difference == Aig.FALSE || finding != null) {
                return;
            }
            numbers.extend();
            if (numbers.everTrue(difference)) {
                finding = new Finding(Outcome.DIFFERENT, where + " in clock " + cycle);
                return;
            }
            if (++questions > QUESTIONS || graph.coneSize(difference, SOLVER_CONE) > SOLVER_CONE) {
                finding = new Finding(Outcome.OPEN, where + " in clock " + cycle + " might differ");
                return;
            }
            Sat.Result result = new Sat(graph, design.folder().toAbsolutePath(), SOLVER_SECONDS).all(difference);
            if (result.answer() != Sat.Answer.NEVER) {
                Outcome outcome = result.answer() == Sat.Answer.POSSIBLE ? Outcome.DIFFERENT : Outcome.OPEN;
                finding = new Finding(outcome, where + " in clock " + cycle + ", found by the solver");
            }
        }

        private void update(CutLogic.Changed now) {
            for (CutLogic.Port port : logic.writes()) {
                int[] enable = now.values(port.enable());
                int[] address = now.values(port.address());
                int[] data = now.values(port.data());
                boolean same = Arrays.equals(enable, logic.values(gold, port.enable()))
                        && Arrays.equals(address, logic.values(gold, port.address()))
                        && Arrays.equals(data, logic.values(gold, port.data()));
                if (same && !memories.containsKey(port.memory())) {
                    continue;
                }
                int[][] own = memories.computeIfAbsent(port.memory(), name -> copy(memory.get(name)));
                write(own, enable, address, data);
            }
            Map<Integer, Integer> next = new TreeMap<>();
            logic.registers().forEach((input, output) -> {
                int right = logic.value(gold, output);
                int wrong = now.value(output);
                if (right != wrong) {
                    next.put(input, wrong);
                }
            });
            registers = next;
        }

        private static int[][] copy(int[][] words) {
            int[][] copy = new int[words.length][];
            for (int w = 0; w < words.length; w++) {
                copy[w] = words[w].clone();
            }
            return copy;
        }
    }

    /** 64 random values of every node. */
    private static final class RandomNumbers {
        private final Aig graph;
        private final SplittableRandom random = new SplittableRandom(1);
        private long[] values = new long[1 << 16];
        private int known = 1;

        RandomNumbers(Aig graph) {
            this.graph = graph;
        }

        void extend() {
            if (graph.size() > values.length) {
                values = Arrays.copyOf(values, Math.max(graph.size(), 2 * values.length));
            }
            for (; known < graph.size(); known++) {
                values[known] =
                        graph.isAnd(known) ? value(graph.left(known)) & value(graph.right(known)) : random.nextLong();
            }
        }

        boolean everTrue(int literal) {
            return value(literal) != 0;
        }

        private long value(int literal) {
            return values[literal / 2] ^ -(long) (literal & 1);
        }
    }
}
