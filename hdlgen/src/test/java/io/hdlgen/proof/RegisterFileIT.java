package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import io.hdlgen.proof.RandomInputs.Amplitude;
import io.hdlgen.regress.Patch;
import io.hdlgen.sim.build.ModelCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the register file controls is what the golden model does when it is told the same; and a control without effect is found. */
class RegisterFileIT {
    private static final int SAMPLES = 100;

    @TempDir
    static Path work;

    /** Designs with different rules, losses and shapes. */
    enum Subject {
        SOFTMAX(
                "[{units: 9, activation: relu}, {units: 6, activation: leaky-relu}, 5]}",
                "{name: dfa, learning-rate: 2^-3, freeze: [1]}",
                "{block: 2, blocks: 2, "),
        SQUARED(
                "[{units: 9, activation: hard-sigmoid}, 5], loss: squared-error}",
                "{name: bp, learning-rate: 2^-3, schedule: [{samples: 14, learning-rate: 2^-4}]}",
                "{block: 4, blocks: 1, ");

        private final String text;

        Subject(String layers, String rule, String engine) {
            text = "network: {input: 25, layers: " + layers + "\nrule: " + rule
                    + "\nformat: {weights: s3.9, activations: s6.8, rounding-bits: 4}\nengine: " + engine
                    + "control: [inference, freeze, rounding, counters]}";
        }

        Plan plan() {
            return Planner.plan(TestDesigns.of(text));
        }
    }

    private static ControlledEngine engine(Plan plan, Path folder) {
        return new ControlledEngine(
                plan,
                folder,
                new ModelCache(work.resolve("models"), ModelCache.DEFAULT_LIMIT_BYTES),
                RandomInputs.draw(plan.design().description(), SAMPLES, Amplitude.FULL, new SplittableRandom(3)));
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void controlsTheEngine(Subject subject) throws IOException {
        Plan plan = subject.plan();
        Path folder = new Rig(work).generate(plan, subject.name());
        try (ControlledEngine engine = engine(plan, folder)) {
            new ControlScript(plan, engine).control();
        }
    }

    /** Also what only a host does that uses the registers for everything. */
    @Test
    void everythingIsControlled() throws IOException {
        Plan plan = Planner.plan(TestDesigns.of("""
                network: {input: 5, layers: [{units: 6, activation: leaky-relu}, {units: 5, activation: hard-tanh}, 3]}
                rule: {name: dfa, learning-rate: 2^-3, freeze: [1], schedule: [{samples: 14, learning-rate: 2^-4}]}
                format: {weights: s3.9, activations: s5.8, rounding-bits: 4}
                engine: {block: 2, blocks: 2, control: [inference, freeze, rounding, counters, checkpoint]}
                """));
        Path folder = new Rig(work).generate(plan, "everything");
        RandomInputs inputs = RandomInputs.draw(
                plan.design().description(), ControlScript.SAMPLES, Amplitude.FULL, new SplittableRandom(3));
        assertThat(ControlScript.failure(
                        plan, folder, new ModelCache(work.resolve("models"), ModelCache.DEFAULT_LIMIT_BYTES), inputs))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void isFound(Fault fault) throws IOException {
        Plan plan = Subject.SQUARED.plan();
        Path folder = new Rig(work).generate(plan, fault.name());
        fault.patch.apply(folder);
        try (ControlledEngine engine = engine(plan, folder)) {
            assertThatThrownBy(() -> new ControlScript(plan, engine).control())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("[" + fault.found + "]");
        }
    }

    /** Controls that do nothing, or too much. */
    enum Fault {
        INFERENCE_LEARNS("core", "infer ? INFER[SELECT_W-1:0] : rate;", "rate;", "infer"),
        FROZEN_LAYER_LEARNS("sequencer", "held_gone_q   <= frozen;", "held_gone_q   <= 1'b0;", "freeze"),
        MASK_IS_NOT_TAKEN(
                "sequencer", "if (sample_start) freeze_q <= freeze;", "freeze_q <= {LAYERS{1'b0}};", "freeze"),
        NEAREST_IS_STOCHASTIC("systolic_lane", "nearest3 ? {1'b1, {ROUNDING_BITS{1'b0}}} : ", "", "nearest"),
        CORRECT_COUNTS_ALL("registers", "predicted & right", "predicted", "CORRECT"),
        RESET_FORGETS_THE_NOISE("core", "wire              reset = rst | soft_reset;", "wire reset = rst;", "anew");

        @SuppressWarnings("ImmutableEnumChecker") // A record of texts is immutable; its type does not say so.
        private final Patch patch;

        private final String found;

        Fault(String module, String right, String wrong, String found) {
            this.patch = new Patch(module, right, wrong);
            this.found = found;
        }
    }
}
