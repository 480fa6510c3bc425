package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.EngineRegister.Control;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import io.hdlgen.proof.RandomInputs.Amplitude;
import io.hdlgen.regress.Patch;
import io.hdlgen.sim.drive.EngineState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that is saved through the ports, reset, loaded and continued gives the bits of one that was not interrupted; and one that loses something of its state does not. */
class CheckpointIT {
    @TempDir
    static Path work;

    /** Designs with every kind of state. */
    enum Subject {
        /** Held values a tile, a schedule that must go on where it was. */
        BP(
                "{input: 25, layers: [{units: 9, activation: leaky-relu}, 5], loss: squared-error}",
                "{name: bp, learning-rate: 2^-3, schedule: [{samples: 14, learning-rate: 2^-4}, {samples: 25, learning-rate: 2^-5}]}",
                "{block: 4, blocks: 1, control: [checkpoint]}"),
        /** Stored feedback that learns, three blocks, an input region that is as small as it may be. */
        KP(
                "{input: 3, layers: [{units: 9, activation: relu}, {units: 6, activation: linear}, 5]}",
                "{name: kp, learning-rate: 2^-3}",
                "{block: 2, blocks: 3, control: [checkpoint, counters]}"),
        /** Feedback from LFSRs, one lane. */
        DFA(
                "{input: 5, layers: [{units: 4, activation: relu}, 3]}",
                "{name: dfa, learning-rate: 2^-3, feedback: {source: lfsr}}",
                "{block: 1, blocks: 1, control: [checkpoint, inference]}");

        private final String text;

        Subject(String network, String rule, String engine) {
            text = "network: " + network + "\nrule: " + rule
                    + "\nformat: {weights: s3.5, activations: s4.4, rounding-bits: 4}\nengine: " + engine;
        }

        Plan plan() {
            return Planner.plan(TestDesigns.of(text));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void goesOnAfterAReset(Subject subject) throws IOException {
        Path folder = new Rig(work).generate(subject.plan(), subject.name());
        try (ControlledEngine engine = engine(subject.plan(), folder)) {
            interrupt(engine);
        }
    }

    /** What is lost on the way. */
    enum Fault {
        ROUNDING_STATE_IS_NOT_LOADED("systolic_lane", "(load1 & held1[0]) ? stream1[7:0] : ", ""),
        READING_DISTURBS_THE_STATE("systolic_lane", ": noise_q[31:24]};", ": noise_q[30:23]};"),
        SAMPLES_ARE_NOT_LOADED("registers", "samples <= write_data;", "samples <= 32'd0;"),
        A_GLANCE_TAKES_A_VECTOR("core", "& {(S*XW){~blank_q}}", "");

        private final String module;
        private final String right;
        private final String wrong;

        Fault(String module, String right, String wrong) {
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
        Path folder = new Rig(work).generate(Subject.BP.plan(), fault.name());
        fault.patch().apply(folder);
        try (ControlledEngine engine = engine(Subject.BP.plan(), folder)) {
            assertThatThrownBy(() -> interrupt(engine)).isInstanceOf(AssertionError.class);
        }
    }

    private static ControlledEngine engine(Plan plan, Path folder) {
        return new ControlledEngine(
                plan,
                folder,
                work.resolve("models"),
                RandomInputs.draw(plan.design().description(), 60, Amplitude.FULL, new SplittableRandom(3)));
    }

    private static void interrupt(ControlledEngine engine) {
        assertThat(engine.train(20)).as("before").isEmpty();
        EngineState before = engine.session().dump();
        int words =
                before.banks().length / engine.size().lanes() / engine.size().block();
        int[][] saved = engine.banks().glance(IntStream.range(0, words).toArray());
        int[] rounding = engine.banks().readStates();
        int samples = engine.read(EngineRegister.SAMPLES);
        EngineState after = engine.session().dump();
        assertThat(after.banks()).as("banks after reading").isEqualTo(before.banks());
        assertThat(after.roundingStates()).as("states after reading").isEqualTo(before.roundingStates());
        assertThat(rounding).as("states").isEqualTo(before.roundingStates());
        assertThat(image(engine, saved)).as("banks").isEqualTo(before.banks());
        assertThat(engine.train(10)).as("not interrupted").isEmpty();

        engine.write(EngineRegister.CONTROL, 1 << Control.RESET.bit());
        engine.back(20);
        engine.banks().load(new int[before.banks().length]);
        engine.banks().load(image(engine, saved));
        engine.banks().loadStates(rounding);
        engine.write(EngineRegister.SAMPLES, samples);
        assertThat(engine.train(40)).as("continued").isEmpty();
    }

    /** What was read word by word, in the order in which it is loaded. */
    private static int[] image(ControlledEngine engine, int[][] words) {
        int block = engine.size().block();
        int[] banks = new int[engine.size().lanes() * words.length * block];
        for (int w = 0; w < words.length; w++) {
            for (int lane = 0; lane < engine.size().lanes(); lane++) {
                System.arraycopy(words[w], lane * block, banks, engine.size().index(lane, w), block);
            }
        }
        return banks;
    }
}
