package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.emit.Generator;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import io.hdlgen.regress.AnyWeights;
import io.hdlgen.regress.CarelessMemories;
import io.hdlgen.regress.Patch;
import io.hdlgen.sim.build.ModelCache;
import io.hdlgen.sim.build.Optimise;
import io.hdlgen.sim.lockstep.Cosim;
import io.hdlgen.sim.lockstep.CosimListener;
import io.hdlgen.sim.lockstep.CosimOptions;
import io.hdlgen.sim.lockstep.GoldenFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What makes co-simulation hostile is needed: pauses and random start values find faults that a friendly run does not. */
@Execution(ExecutionMode.CONCURRENT)
class HostileRunIT {
    private static final int SAMPLES = 40;
    private static final Patch LOST_PREDICTIONS = new Patch(
            "core", "assign start_allowed = ~under_way_q[1];", "assign start_allowed = 1'b1 | under_way_q[1];");
    private static final Patch NO_RESET = new Patch("fifo", "head_q <= {(DEPTH_W+1){1'b0}};", "");
    private static final Patch STARTS_AT_ZERO = new Patch(
            "fifo", "    assign out_valid =", "    initial begin head_q = 0; tail_q = 0; end\n    assign out_valid =");

    @TempDir
    static Path work;

    @Test
    void aPredictionThatIsOverwrittenIsFoundByPauses() throws IOException {
        assertThat(passes("steady", false, LOST_PREDICTIONS)).isTrue();
        assertThat(passes("pauses", true, LOST_PREDICTIONS)).isFalse();
    }

    @Test
    void aRegisterWithoutItsResetIsFoundByItsStartValue() throws IOException {
        assertThat(passes("zero", true, NO_RESET, STARTS_AT_ZERO)).isTrue();
        assertThat(passes("random", true, NO_RESET)).isFalse();
    }

    private static boolean passes(String name, boolean pauses, Patch... patches) throws IOException {
        Plan plan = Planner.plan(TestDesigns.of("""
                network: {input: 5, layers: [{units: 4, activation: relu}, 3], loss: squared-error}
                rule: {name: dfa, learning-rate: 2^-3}
                format: {weights: s3.9, activations: s4.8, rounding-bits: 4}
                engine: {block: 2, blocks: 1}
                """));
        Path folder = work.resolve(name);
        Generator.generate(plan, folder);
        new CarelessMemories().apply(folder);
        for (Patch patch : patches) {
            patch.apply(folder);
        }
        SplittableRandom random = new SplittableRandom(1);
        CosimOptions options = CosimOptions.builder(SAMPLES)
                .stalls(pauses)
                .maximumCycles(10_000_000)
                .golden(GoldenFactory.ofWeights(AnyWeights.of(GoldenModel.create(plan.design()), random)))
                .cache(new ModelCache(work.resolve("models"), ModelCache.DEFAULT_LIMIT_BYTES))
                .optimise(Optimise.BUILD)
                .build();
        return Cosim.run(
                        folder,
                        options,
                        RandomInputs.draw(plan.design().description(), SAMPLES, RandomInputs.Amplitude.FULL, random),
                        CosimListener.none())
                .passed();
    }
}
