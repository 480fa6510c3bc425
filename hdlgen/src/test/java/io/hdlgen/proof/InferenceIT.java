package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.EngineRegister.Control;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import io.hdlgen.proof.RandomInputs.Amplitude;
import io.hdlgen.regress.AnyWeights;
import io.hdlgen.sim.build.ModelCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Samples that are only predicted, in rules whose prediction is more than the layers: every input of a layer is decorrelated on its way. */
class InferenceIT {
    private static final int SAMPLES = 60;

    @TempDir
    static Path work;

    /** What is decorrelated, by rule. */
    enum Subject {
        ALL("[{units: 6, activation: leaky-relu}, 5]", "dnp, decorrelate: all, decorrelation-rate: 2^-5"),
        HIDDEN(
                "[{units: 6, activation: relu}, {units: 3, activation: hard-tanh}, 5], loss: squared-error",
                "danp, decorrelate: hidden, decorrelation-rate: 2^-5"),
        LAYER_BY_LAYER(
                "[{units: 9, activation: hard-sigmoid}, {units: 6, activation: linear}, 5]",
                "dinp, decorrelate: all, decorrelation-rate: 2^-5"),
        ONE_LAYER("[5]", "dnp, decorrelate: all, decorrelation-rate: 2^-5"),
        /** Its first pass has noise when it trains, and none when it predicts. */
        TWO_NOISY_PASSES("[{units: 6, activation: relu}, 5]", "anp, passes: two-noisy");

        private final String text;

        Subject(String layers, String rule) {
            text = """
                    network: {input: 7, layers: %s}
                    rule: {name: %s, learning-rate: 2^-5}
                    format: {weights: s3.9, activations: s6.8, rounding-bits: 4}
                    engine: {block: 2, blocks: 2, control: [inference]}
                    """.formatted(layers, rule);
        }

        Plan plan() {
            return Planner.plan(TestDesigns.of(text));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void predictsWithWhatItLearned(Subject subject) throws IOException {
        Plan plan = subject.plan();
        try (ControlledEngine engine = engine(plan, new Rig(work).generate(plan, subject.name()))) {
            AnyWeights.of(engine.golden(), new SplittableRandom(5))
                    .forEach((name, data) -> engine.golden().load(name, data));
            engine.load();
            predict(engine, true);
            assertThat(engine.infer(10)).as("as loaded").isEmpty();
            predict(engine, false);
            assertThat(engine.train(10)).as("train").isEmpty();
            predict(engine, true);
            assertThat(engine.infer(10)).as("as trained").isEmpty();
            predict(engine, false);
            assertThat(engine.train(10)).as("train again").isEmpty();
        }
    }

    /** A model whose inputs are not decorrelated predicts something else, and that is seen. */
    @ParameterizedTest
    @EnumSource(
            value = Subject.class,
            names = {"ALL", "HIDDEN", "LAYER_BY_LAYER", "ONE_LAYER"})
    @Execution(ExecutionMode.CONCURRENT)
    void aPredictionWithoutDecorrelationIsFound(Subject subject) throws IOException {
        Plan plan = subject.plan();
        try (ControlledEngine engine = engine(plan, new Rig(work).generate(plan, subject.name() + "-without"))) {
            AnyWeights.of(engine.golden(), new SplittableRandom(5))
                    .forEach((name, data) -> engine.golden().load(name, data));
            engine.load();
            GoldenModel plain = GoldenModel.create(plan.design());
            engine.golden().matrices().stream()
                    .filter(m -> m.name().startsWith("W"))
                    .forEach(m -> plain.load(m.name(), m.data()));
            engine.golden(plain);
            predict(engine, true);
            assertThat(engine.infer(3))
                    .hasValueSatisfying(
                            difference -> assertThat(difference.logitsDiffer()).isTrue());
        }
    }

    private static void predict(ControlledEngine engine, boolean on) {
        engine.write(EngineRegister.CONTROL, on ? 1 << Control.INFER.bit() : 0);
    }

    private static ControlledEngine engine(Plan plan, Path folder) {
        return new ControlledEngine(
                plan,
                folder,
                new ModelCache(work.resolve("models"), ModelCache.DEFAULT_LIMIT_BYTES),
                RandomInputs.draw(plan.design().description(), SAMPLES, Amplitude.FULL, new SplittableRandom(3)));
    }
}
