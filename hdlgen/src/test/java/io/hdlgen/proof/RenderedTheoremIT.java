package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.emit.Generator;
import io.hdlgen.plan.OpKind;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Modules that are rendered for a design do what their checkers in {@code src/test/formal} say, for all inputs; and each checker fails on a planted fault. */
class RenderedTheoremIT {
    private static final Path FORMAL =
            Path.of(Objects.requireNonNull(System.getProperty("hdlgen.root")), "hdlgen/src/test/formal");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    static Path work;

    /** Where the checked modules come from. */
    enum Source {
        DFA("dfa, learning-rate: 2^-3", "s2.2", "s2.2", "rounding-bits: 2", "squared-error"),
        BP("bp, learning-rate: 2^-3", "s2.2", "s2.2", "rounding: nearest", "squared-error"),
        SIGN("dfa, learning-rate: 2^-3, feedback: {source: lfsr, values: sign}", "s3.5", "s3.5", "", "squared-error"),
        TERNARY(
                "dfa, learning-rate: 2^-3, feedback: {source: lfsr, values: ternary}",
                "s3.5",
                "s3.5",
                "",
                "squared-error"),
        UNIFORM(
                "dfa, learning-rate: 2^-3, feedback: {source: lfsr, values: uniform}",
                "s3.9",
                "s4.8",
                "rounding-bits: 4",
                "squared-error"),
        WIDE("bp, learning-rate: 2^-7", "s3.13", "s7.9", "", "softmax-cross-entropy"),
        WIDEST("kp, learning-rate: 2^-9", "s4.14", "s9.9", "", "squared-error"),
        NARROW("sdfa, learning-rate: 2^-2", "s3.5", "s4.4", "rounding-bits: 3", "squared-error"),
        DUAL("dp, learning-rate: 2^-6, alpha: 1/2", "s3.13", "s6.10", "", "squared-error");

        private final String text;

        Source(String rule, String weights, String activations, String rounding, String loss) {
            String middle = rule.startsWith("sdfa") ? "hard-tanh" : "leaky-relu, slope: 2^-3";
            text = """
                    network: {input: 5, layers: [{units: 4, activation: hard-tanh}, {units: 3, activation: %s}, {units: 4, activation: hard-sigmoid}, 3], loss: %s}
                    rule: {name: %s}
                    format: {weights: %s, activations: %s%s}
                    engine: {block: 2, blocks: 1}
                    """.formatted(middle, loss, rule, weights, activations, rounding.isEmpty() ? "" : ", " + rounding);
        }

        Plan plan() {
            return Planner.plan(TestDesigns.of(text));
        }
    }

    /** A theorem about a rendered module. */
    enum Rendered {
        ROUNDING_LFSR(
                Source.DFA,
                "systolic_lane",
                "rounding_noise",
                5,
                "S=2 WW=4 XW=4 ACC_W=11 SUM_W=9 ROUNDING_BITS=2 SHIFT=4",
                "",
                "noise_q[29-b]",
                "noise_q[28-b]"),
        FEEDBACK_SIGN(
                Source.SIGN, "dfa_projection", "dfa_projection", 5, "S=8 WW=16", "", "state_q[60-b]", "state_q[61-b]"),
        FEEDBACK_TERNARY(
                Source.TERNARY,
                "dfa_projection",
                "dfa_projection",
                5,
                "S=4 WW=8",
                "",
                "(code == 2'd0) | (code == 2'd3)",
                "(code == 2'd3)"),
        FEEDBACK_UNIFORM(
                Source.UNIFORM,
                "dfa_projection",
                "dfa_projection",
                5,
                "S=4 WW=12",
                "",
                "~code[CODE_W-1]",
                "code[CODE_W-1]"),
        UPDATE_THEN_FORWARD(
                Source.DFA,
                "systolic_lane",
                "update_then_forward",
                22,
                "S=1 WW=4 XW=4 ACC_W=10 SUM_W=8 BANK_WORDS=4 ADDR_W=2 ROUNDING_BITS=2 SHIFT=4",
                "SPEC_STOCHASTIC",
                "weight3_q <= weight2_q",
                "weight3_q <= weight_k"),
        UPDATE_THEN_FORWARD_TWO_COLUMNS(
                Source.DFA,
                "systolic_lane",
                "update_then_forward",
                22,
                "S=2 WW=3 XW=3 ACC_W=9 SUM_W=7 BANK_WORDS=4 ADDR_W=2 ROUNDING_BITS=2 SHIFT=3",
                "SPEC_STOCHASTIC",
                "(k*ROUNDING_BITS) % 32",
                "0"),
        UPDATE_THEN_FORWARD_NEAREST(
                Source.BP,
                "systolic_lane",
                "update_then_forward",
                22,
                "S=1 WW=4 XW=4 ACC_W=10 SUM_W=8 BANK_WORDS=4 ADDR_W=2 SHIFT=4",
                "SPEC_TRANSPOSED SPEC_TILED",
                ".noise  (1'b1)",
                ".noise  (1'b0)"),
        ACCUMULATOR(
                Source.DFA,
                "systolic_lane",
                "accumulator_width",
                5,
                "",
                "",
                "sum_wide = { {(ACC_W-SUM_W+1){sum[SUM_W-1]}}",
                "sum_wide = { {(ACC_W-SUM_W+1){1'b0}}"),
        MAP_WIDE(Source.WIDE, "map_element", "", 5, "", "", "~(half & rest)", "~half"),
        MAP_WIDEST(
                Source.WIDEST,
                "map_element",
                "",
                5,
                "",
                "",
                "{negative, {(XW-1){~negative}}}",
                "{negative, {(XW-1){negative}}}"),
        MAP_NARROW(Source.NARROW, "map_element", "", 5, "", "", "fits_q & (rounded[XW] == rounded[XW-1])", "fits_q"),
        MAP_DUAL(Source.DUAL, "map_element", "", 5, "", "", "(moved[XW] != moved[XW-1])", "1'b0");

        private final Source source;
        private final String unit;
        private final String checker;
        private final int depth;
        private final String parameters;
        private final String defines;
        private final String right;
        private final String wrong;

        /** Parameters that are left out are those of the design at full size; a checker that is left out is written for the design. */
        Rendered(
                Source source,
                String unit,
                String checker,
                int depth,
                String parameters,
                String defines,
                String right,
                String wrong) {
            this.source = source;
            this.unit = unit;
            this.checker = checker;
            this.depth = depth;
            this.parameters = parameters;
            this.defines = defines;
            this.right = right;
            this.wrong = wrong;
        }

        private boolean byInduction() {
            return !checker.equals("update_then_forward");
        }
    }

    /** Full sizes whose accumulators are proved. */
    enum Size {
        MNIST_16(784, "[100, 10]", "s3.13", "s7.9", 4, 1),
        MNIST_64(784, "[100, 10]", "s3.13", "s7.9", 8, 1),
        DIGITS(64, "[32, 16, 10]", "s3.13", "s7.9", 4, 1),
        WIDE(1000, "[1000, 10]", "s4.14", "s9.9", 8, 4),
        ODD(1, "[31, 63, 2]", "s3.5", "s4.4", 1, 3);

        private final String text;

        Size(int inputs, String layers, String weights, String activations, int block, int blocks) {
            text = """
                    network: {input: %d, layers: %s, loss: squared-error}
                    rule: {name: dfa, learning-rate: 2^-4}
                    format: {weights: %s, activations: %s, rounding-bits: 4}
                    engine: {block: %d, blocks: %d}
                    """.formatted(inputs, layers, weights, activations, block, blocks);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void holds(Rendered r) throws IOException {
        Smt smt = problem(r, "", "");
        assertThat(r.byInduction() ? smt.holds() : smt.bounded()).as(r.name()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void isRefutedByAFault(Rendered r) throws IOException {
        assertThat(problem(r, r.right, r.wrong).bounded())
                .as("%s with '%s'", r, r.wrong)
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void accumulatorsAreWideEnough(Size size) throws IOException {
        Plan plan = Planner.plan(TestDesigns.of(size.text));
        assertThat(accumulator(plan, plan.widths().accumulator(), words(plan)).holds())
                .as(size.name())
                .isTrue();
    }

    /** The bits that S products alone need are too few for two words of them. */
    @ParameterizedTest
    @EnumSource(names = {"DIGITS", "WIDE"})
    @Execution(ExecutionMode.CONCURRENT)
    void anAccumulatorCanBeTooNarrow(Size size) throws IOException {
        Plan plan = Planner.plan(TestDesigns.of(size.text));
        assertThat(accumulator(plan, plan.widths().sum(), 4).bounded()).isFalse();
    }

    private static int words(Plan plan) {
        return plan.timings().stream()
                .filter(t -> t.op().kind() == OpKind.FORWARD)
                .mapToInt(t -> t.words())
                .max()
                .orElseThrow();
    }

    private static Smt accumulator(Plan plan, int bits, int words) throws IOException {
        String parameters = "S=%d WW=%d XW=%d ACC_W=%d SUM_W=%d SUM_STAGES=%d"
                .formatted(
                        plan.layout().block(),
                        plan.layout().weightBits(),
                        plan.layout().vectorBits(),
                        bits,
                        plan.widths().sum(),
                        plan.widths().sumStages());
        Path folder = generate(plan);
        return translate(
                folder,
                Rendered.ACCUMULATOR,
                read(folder.resolve("rtl/systolic_lane.v")),
                checker("accumulator_width"),
                parameters + " ROUNDING_BITS=4 SHIFT=6 BANK_WORDS=2 ADDR_W=1",
                List.of("SPEC_WORDS=" + words));
    }

    private static Smt problem(Rendered r, String right, String wrong) throws IOException {
        Plan plan = r.source.plan();
        if (r == Rendered.ACCUMULATOR && right.isEmpty()) {
            return accumulator(plan, plan.widths().accumulator(), words(plan));
        }
        Path folder = generate(plan);
        String unit = read(folder.resolve("rtl/" + r.unit + ".v"));
        boolean own = r.checker.isEmpty();
        String checker = own ? new MapChecker(plan, unit).text() : checker(r.checker);
        String parameters = own ? MapChecker.parameters(plan) : r.parameters;
        List<String> defines = r.defines.isEmpty() ? List.of() : List.of(r.defines.split(" ", -1));
        if (r == Rendered.ACCUMULATOR) {
            parameters = "S=2 WW=4 XW=4 ACC_W=12 SUM_W=9 ROUNDING_BITS=2 SHIFT=4 BANK_WORDS=2 ADDR_W=1";
            defines = List.of("SPEC_WORDS=3");
        }
        return translate(
                folder, r, right.isEmpty() ? unit : Smt.with(unit, right, wrong), checker, parameters, defines);
    }

    private static Smt translate(
            Path folder, Rendered r, String unit, String checker, String parameters, List<String> defines)
            throws IOException {
        List<String> others = new ArrayList<>();
        for (String module : List.of("bank", "mul", "sum_tree", "weight_update", "dfa_projection")) {
            Path file = folder.resolve("rtl/" + module + ".v");
            boolean abstracted = r == Rendered.ACCUMULATOR && module.equals("sum_tree");
            if (abstracted) {
                others.add(checker("any_sum_tree"));
            } else if (Files.exists(file) && !module.equals(r.unit)) {
                others.add(read(file));
            }
        }
        Smt smt = new Smt(folder.resolve("proof"), r.unit, r.depth);
        smt.translate(unit, checker, others, parameters, defines);
        return smt;
    }

    private static Path generate(Plan plan) throws IOException {
        Path folder = work.resolve("design-" + NUMBER.incrementAndGet());
        Generator.generate(plan, folder);
        return folder;
    }

    private static String checker(String name) throws IOException {
        return read(FORMAL.resolve(name + ".v"));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }
}
