package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.golden.checkpoint.Checkpoint;
import io.hdlgen.golden.checkpoint.CheckpointFile;
import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.DataSets;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.train.Progress;
import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import io.hdlgen.proof.RandomInputs.Amplitude;
import io.hdlgen.regress.Patch;
import io.hdlgen.sim.build.ModelCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
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
                "{block: 1, blocks: 1, control: [checkpoint, inference]}"),
        /** Noise of one bit an element, drawn by rules of every kind that draws. */
        FDFA(
                "{input: 5, layers: [{units: 9, activation: relu}, {units: 6, activation: hard-tanh}, 5]}",
                "{name: fdfa, learning-rate: 2^-3, alpha: 2^-5}",
                "{block: 4, blocks: 1, control: [checkpoint]}"),
        FG_A(
                "{input: 5, layers: [{units: 9, activation: relu}, 5], loss: squared-error}",
                "{name: fg-a, learning-rate: 2^-4, noise: gaussian}",
                "{block: 2, blocks: 2, control: [checkpoint]}"),
        NP(
                "{input: 5, layers: [{units: 9, activation: relu}, 5]}",
                "{name: np, learning-rate: 2^-4, sigma: 2^-1}",
                "{block: 8, blocks: 1, control: [checkpoint, inference]}"),
        INP(
                "{input: 5, layers: [{units: 4, activation: relu}, 5]}",
                "{name: inp, learning-rate: 2^-4, sigma: 2^-1}",
                "{block: 1, blocks: 2, control: [checkpoint]}"),
        ANP(
                "{input: 5, layers: [{units: 9, activation: leaky-relu}, 5]}",
                "{name: anp, learning-rate: 2^-4, sigma: 2^-1, noise: gaussian}",
                "{block: 2, blocks: 1, control: [checkpoint, counters]}"),
        DANP(
                "{input: 5, layers: [{units: 6, activation: relu}, 5], loss: squared-error}",
                "{name: danp, learning-rate: 2^-4, sigma: 2^-1}",
                "{block: 4, blocks: 1, control: [checkpoint, freeze]}");

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
            new ControlScript(subject.plan(), engine).interrupt();
        }
    }

    /** The golden model's own file is loaded into the engine, which goes on as the golden model does that is restored from it. */
    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void goesOnWhereTheGoldenModelWas(Subject subject) throws IOException {
        Design design = subject.plan().design();
        Path folder = new Rig(work).generate(subject.plan(), subject.name() + "-file");
        try (ControlledEngine engine = engine(subject.plan(), folder)) {
            engine.back(20);
            Path file = work.resolve(subject.name() + ".ckpt");
            DataSet data = DataSets.random(design.description(), 11, 1);
            CheckpointFile.write(
                    file, Checkpoint.of(engine.golden(), Optional.empty(), Progress.start(engine.golden()), data));
            Checkpoint read = CheckpointFile.read(file, design).checkpoint().orElseThrow();
            engine.golden(read.model(design));
            engine.load();
            engine.banks().loadStates(read.snapshot().roundingStates());
            for (long state : read.snapshot().perturbationState()) {
                engine.noise(state);
            }
            engine.write(EngineRegister.SAMPLES, Math.toIntExact(read.snapshot().samples()));
            assertThat(engine.train(20)).as("continued").isEmpty();
        }
    }

    /** What is lost on the way. */
    enum Fault {
        ROUNDING_STATE_IS_NOT_LOADED(Subject.BP, "systolic_lane", "(load1 & held1[0]) ? stream1[7:0] : ", ""),
        READING_DISTURBS_THE_STATE(Subject.BP, "systolic_lane", ": noise_q[31:24]};", ": noise_q[30:23]};"),
        SAMPLES_ARE_NOT_LOADED(Subject.BP, "registers", "samples <= write_data;", "samples <= 32'd0;"),
        A_GLANCE_TAKES_A_VECTOR(Subject.BP, "core", "& {(S*XW){~blank_q}}", ""),
        HIGH_HALF_OF_THE_NOISE_IS_NOT_LOADED(Subject.FDFA, "noise", "load[1]", "1'b0"),
        LOW_HALF_OF_THE_NOISE_IS_NOT_READ(Subject.ANP, "registers", "noise_state[31:0]", "32'd1");

        private final Subject subject;

        @SuppressWarnings("ImmutableEnumChecker") // A record of texts is immutable; its type does not say so.
        private final Patch patch;

        Fault(Subject subject, String module, String right, String wrong) {
            this.subject = subject;
            this.patch = new Patch(module, right, wrong);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void isFound(Fault fault) throws IOException {
        Path folder = new Rig(work).generate(fault.subject.plan(), fault.name());
        fault.patch.apply(folder);
        try (ControlledEngine engine = engine(fault.subject.plan(), folder)) {
            assertThatThrownBy(() -> new ControlScript(fault.subject.plan(), engine).interrupt())
                    .isInstanceOf(AssertionError.class);
        }
    }

    private static ControlledEngine engine(Plan plan, Path folder) {
        return new ControlledEngine(
                plan,
                folder,
                new ModelCache(work.resolve("models"), ModelCache.DEFAULT_LIMIT_BYTES),
                RandomInputs.draw(plan.design().description(), 60, Amplitude.FULL, new SplittableRandom(3)));
    }
}
