package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.golden.train.Matrix;
import io.hdlgen.golden.train.Saturations;
import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.EngineRegister.Control;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import io.hdlgen.proof.RandomInputs.Amplitude;
import io.hdlgen.regress.Patch;
import io.hdlgen.sim.build.ModelCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The flags of saturations are those of the golden model's counters that are above 0, sample after sample; and flags that are set too often, too rarely or for the neighbour are found. */
class SaturationFlagsIT {
    private static final int ROUNDS = 20;
    private static final int SAMPLES_A_ROUND = 2;

    @TempDir
    static Path work;

    /** Designs that saturate where inputs reach for the ends of their format, and where they do so; with inputs from 0 to 1 most do not. */
    enum Subject {
        BP(
                "[{units: 3, activation: leaky-relu}, {units: 4, activation: relu}, 3], loss: squared-error",
                "{name: bp, learning-rate: 2^-2}",
                "block: 2, blocks: 1",
                "W1 W2 W3 g1 g2 g3 z1 z2"),
        /** Lanes without a row have feedback as well: what is in the second half of a word is nobody's delta. */
        DFA(
                "[{units: 1, activation: hard-tanh}, {units: 3, activation: hard-sigmoid}, 5], loss: squared-error",
                "{name: dfa, learning-rate: 2^-2, feedback: {source: lfsr, values: sign, scale: 1}}",
                "block: 4, blocks: 1",
                "g1 z1"),
        /** Three blocks: pulses walk along the chain. */
        FDFA(
                "[{units: 7, activation: relu}, {units: 5, activation: linear}, 3]",
                "{name: fdfa, learning-rate: 2^-2, alpha: 2^-2}",
                "block: 2, blocks: 3",
                "F1 F2 W1 W2 W3 dy t2 z1 z2 z3"),
        FG_A(
                "[{units: 4, activation: relu}, 3], loss: squared-error",
                "{name: fg-a, learning-rate: 2^-3}",
                "s4.5, activations: s14.2",
                "block: 1, blocks: 2",
                "W1 W2 e g1 g2 h z1 z2"),
        DANP(
                "[{units: 3, activation: relu}, 2], loss: squared-error",
                "{name: danp, learning-rate: 2^-3, sigma: 2^-1}",
                "block: 1, blocks: 1",
                "W1 e g1 w0 xt0 z1"),
        /** Losses beyond 32 bits. */
        NP(
                "[{units: 3, activation: relu}, 2], loss: squared-error",
                "{name: np, learning-rate: 2^-3, sigma: 2^-2}",
                "s4.6, activations: s10.6",
                "block: 1, blocks: 1",
                "C z1 z2"),
        ANP(
                "[{units: 3, activation: relu}, 2], loss: squared-error",
                "{name: anp, learning-rate: 2^-3, sigma: 2^-2}",
                "s4.6, activations: s10.6",
                "block: 2, blocks: 1",
                "C e z1 z2"),
        /** Biases alone: the sums of their column are nobody's delta. */
        BIASES(
                "[{units: 3, activation: leaky-relu}, 3], loss: squared-error",
                "{name: bp, learning-rate: 2^-6}",
                "block: 2, blocks: 1",
                "") {
            @Override
            int weight(boolean bias, int max) {
                return bias ? max : 0;
            }
        },
        /** Weights at their end and inputs of 0: held values pass them, and are not added. */
        FULL_WEIGHTS(
                "[{units: 3, activation: leaky-relu}, 3], loss: squared-error",
                "{name: bp, learning-rate: 2^-2}",
                "block: 2, blocks: 1",
                "") {
            @Override
            int weight(boolean bias, int max) {
                return bias ? 0 : max;
            }
        };

        private final String text;
        private final String seen;

        Subject(String layers, String rule, String engine, String seen) {
            this(layers, rule, "s2.7, activations: s4.7", engine, seen);
        }

        Subject(String layers, String rule, String format, String engine, String seen) {
            this.text = "network: {input: 5, layers: " + layers + "}\nrule: " + rule
                    + "\nformat: {weights: " + format + ", rounding-bits: 4}\nengine: {" + engine
                    + ", control: [saturation, inference]}";
            this.seen = seen;
        }

        /** A weight before every round. */
        int weight(boolean bias, int max) {
            return 0;
        }

        /** Names that have been seen to saturate. */
        Set<String> seen() {
            return seen.isEmpty() ? Set.of() : Set.of(seen.split(" ", -1));
        }

        boolean prepared() {
            return this == BIASES || this == FULL_WEIGHTS;
        }

        Plan plan() {
            return Planner.plan(TestDesigns.of(text));
        }

        ControlledEngine engine(Path folder, Amplitude amplitude) {
            Plan plan = plan();
            RandomInputs inputs =
                    RandomInputs.draw(plan.design().description(), 200, amplitude, new SplittableRandom(3));
            if (prepared()) {
                Stream.of(inputs.inputs()).forEach(x -> Arrays.fill(x, 0));
            }
            return new ControlledEngine(
                    plan, folder, new ModelCache(work.resolve("models"), ModelCache.DEFAULT_LIMIT_BYTES), inputs);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void areThoseOfTheGoldenModel(Subject subject) throws IOException {
        Path folder = new Rig(work).generate(subject.plan(), subject.name());
        try (ControlledEngine engine = subject.engine(folder, Amplitude.FULL)) {
            assertThat(watch(subject, engine)).containsAll(subject.seen());
            stay(subject, engine);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BP", "DFA", "FDFA"})
    @Execution(ExecutionMode.CONCURRENT)
    void areNotSetWhereNothingSaturates(Subject subject) throws IOException {
        Path folder = new Rig(work).generate(subject.plan(), subject.name() + "-quiet");
        try (ControlledEngine engine = subject.engine(folder, Amplitude.UNIT)) {
            assertThat(engine.train(10)).isEmpty();
            assertThat(engine.golden().saturations().total()).isZero();
            assertThat(flags(engine, subject.plan().saturations().names())).isEmpty();
        }
    }

    /** Trains a few samples, compares the flags, clears them, and so on; gives all names that were seen. */
    private static Set<String> watch(Subject subject, ControlledEngine engine) {
        List<String> names = subject.plan().saturations().names();
        Set<String> seen = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            if (subject.prepared()) {
                prepare(subject, engine);
            }
            Saturations before = engine.golden().saturations();
            assertThat(engine.train(SAMPLES_A_ROUND)).as("round %d", round).isEmpty();
            Set<String> counted = counted(engine.golden().saturations().since(before));
            assertThat(flags(engine, names)).as("round %d", round).isEqualTo(counted);
            clear(engine, names);
            assertThat(flags(engine, names)).as("cleared").isEmpty();
            seen.addAll(counted);
        }
        return seen;
    }

    /** Flags stay until each is cleared, and what is only predicted sets none. */
    private static void stay(Subject subject, ControlledEngine engine) {
        List<String> names = subject.plan().saturations().names();
        engine.write(EngineRegister.CONTROL, 1 << Control.INFER.bit());
        assertThat(engine.infer(20)).as("infer").isEmpty();
        assertThat(flags(engine, names)).as("predicted").isEmpty();
        engine.write(EngineRegister.CONTROL, 0);
        Saturations before = engine.golden().saturations();
        assertThat(engine.train(60)).as("train").isEmpty();
        Set<String> all = counted(engine.golden().saturations().since(before));
        assertThat(flags(engine, names)).isEqualTo(all);
        for (String name : names) {
            clear(engine, List.of(name), names);
            all.remove(name);
            assertThat(flags(engine, names)).as("without " + name).isEqualTo(all);
        }
        assertThat(engine.train(20)).as("train").isEmpty();
        engine.write(EngineRegister.CONTROL, 1 << Control.RESET.bit());
        assertThat(flags(engine, names)).as("reset").isEmpty();
    }

    private static void prepare(Subject subject, ControlledEngine engine) {
        for (Matrix matrix : engine.golden().matrices()) {
            int[][] rows = new int[matrix.rows()][matrix.columns() + 1];
            for (int[] row : rows) {
                Arrays.setAll(
                        row,
                        j -> subject.weight(
                                j == matrix.columns(), (int) matrix.format().max()));
            }
            engine.golden().load(matrix.name(), rows);
        }
        engine.load();
    }

    private static Set<String> counted(Saturations saturations) {
        return saturations.counts().entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .map(e -> e.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> flags(ControlledEngine engine, List<String> names) {
        Set<String> set = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            if ((engine.read(EngineRegister.SATURATION.address() + i / 32) >>> i % 32 & 1) == 1) {
                set.add(names.get(i));
            }
        }
        return set;
    }

    private static void clear(ControlledEngine engine, List<String> names) {
        clear(engine, names, names);
    }

    private static void clear(ControlledEngine engine, List<String> some, List<String> names) {
        for (int from = 0; from < names.size(); from += 32) {
            int mask = 0;
            for (int i = from; i < Math.min(names.size(), from + 32); i++) {
                mask |= some.contains(names.get(i)) ? 1 << i % 32 : 0;
            }
            engine.write(EngineRegister.SATURATION.address() + from / 32, mask);
        }
    }

    /** What can be wrong. */
    enum Fault {
        ROUNDED_RESULTS_ARE_NOT_SEEN(Subject.BP, "map_element", "z_saturated <= ~in_range", "z_saturated <= 1'b0"),
        SUMS_WITH_AN_OFFSET_ARE_NOT_SEEN(Subject.FG_A, "map_element", "y_saturated <= beyond", "y_saturated <= 1'b0"),
        WEIGHTS_ARE_NOT_SEEN(Subject.BP, "weight_update", "saturated <= ~fits", "saturated <= 1'b0"),
        THE_BIAS_COLUMN_IS_SEEN(Subject.BIASES, "result_path", "(PLACE < ending_q)", "1'b1"),
        LANES_WITHOUT_A_ROW_ARE_SEEN(Subject.DFA, "result_path", "(PLACE < ending_q)", "1'b1"),
        HELD_VALUES_ARE_SEEN(Subject.FULL_WEIGHTS, "sequencer", "{~rst & word_beat & updates_q}", "{~rst & updates_q}"),
        ONE_CLOCK_EARLY(Subject.FDFA, "systolic_array", "matrix_q[5*FLAG_W +: FLAG_W]", "matrix_q[4*FLAG_W +: FLAG_W]"),
        ONLY_THE_LAST_BLOCK(Subject.FDFA, "systolic_block", "saturated_in | (|saturated5)", "(|saturated5)"),
        LOSSES_ARE_NOT_SEEN(Subject.NP, "square_loss", "saturated <= |", "saturated <= &"),
        THE_SCALAR_IS_NOT_SEEN(Subject.FG_A, "scalar", "saturated <= ~fits", "saturated <= 1'b0"),
        NOT_STICKY(Subject.FULL_WEIGHTS, "registers", "(saturation_q & ~cleared) | ", ""),
        NEVER_CLEARED(Subject.FULL_WEIGHTS, "registers", "saturation_q & ~cleared", "saturation_q");

        private final Subject subject;
        private final String module;
        private final String right;
        private final String wrong;

        Fault(Subject subject, String module, String right, String wrong) {
            this.subject = subject;
            this.module = module;
            this.right = right;
            this.wrong = wrong;
        }

        Patch patch() {
            return new Patch(module, right, wrong);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void isFound(Fault fault) throws IOException {
        Path folder = new Rig(work).generate(fault.subject.plan(), fault.name());
        fault.patch().apply(folder);
        try (ControlledEngine engine = fault.subject.engine(folder, Amplitude.FULL)) {
            assertThatThrownBy(() -> watch(fault.subject, engine)).isInstanceOf(AssertionError.class);
        }
    }
}
