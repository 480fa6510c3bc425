package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.proof.RandomInputs.Amplitude;
import io.hdlgen.regress.AnyWeights;
import io.hdlgen.sim.lockstep.CosimReport;
import io.hdlgen.sim.lockstep.GoldenFactory;
import io.hdlgen.sim.report.ReportText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random designs over everything that a description allows are bit-exact and cycle-exact, with pauses of all streams.
 *
 * <p>The same designs in every run, so that a red test is red for everybody; {@code -Dhdlgen.seed=N} draws others, {@code -Dhdlgen.design=N} repeats one design,
 * {@code -Dhdlgen.designs=N} says how many.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomDesignIT {
    private static final int DESIGNS = 64;

    @TempDir
    static Path work;

    private final Map<String, Integer> seen = new ConcurrentSkipListMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger passed = new AtomicInteger();

    LongStream designs() {
        Long one = Long.getLong("hdlgen.design");
        if (one != null) {
            return LongStream.of(one);
        }
        // 100 designs of one seed are not those of the next.
        long run = Long.getLong("hdlgen.seed", 1);
        System.out.println("random designs: repeat this run with -Dhdlgen.seed=" + run);
        return LongStream.range(100 * run, 100 * run + Integer.getInteger("hdlgen.designs", DESIGNS));
    }

    @ParameterizedTest(name = "-Dhdlgen.design={0}")
    @MethodSource("designs")
    @Execution(ExecutionMode.CONCURRENT)
    void isExact(long seed) throws IOException {
        RandomDescription source = new RandomDescription(seed);
        Description description = source.next().description().orElseThrow();
        refused.addAndGet(source.refused());
        SplittableRandom random = source.random();
        Amplitude inputs = List.of(Amplitude.values()).get(random.nextInt(4));
        boolean large = random.nextBoolean();
        long begin = System.nanoTime();
        Plan plan = Planner.plan(Planner.design(description));
        Map<String, int[][]> weights = large ? AnyWeights.of(GoldenModel.create(plan.design()), random) : Map.of();
        int samples = random.nextInt(20, 41);
        GoldenModel[] golden = new GoldenModel[1];
        GoldenFactory factory = design -> {
            golden[0] = GoldenModel.create(design);
            weights.forEach(golden[0]::load);
            return new GoldenFactory.Fixed(golden[0]);
        };
        String what = RandomDescription.summary(description) + ", inputs " + inputs + (large ? ", large weights" : "");
        Rig rig = new Rig(work);
        CosimReport report = rig.run(
                rig.generate(plan, "design-" + seed),
                RandomInputs.draw(description, samples, inputs, random),
                random.nextInt(1, Integer.MAX_VALUE),
                factory);
        System.out.printf(
                "design %d: %s: %d cycles, %.1f s%n",
                seed, what, plan.schedule().cyclesPerSample(), (System.nanoTime() - begin) * 1e-9);

        assertThat(report.passed())
                .as("-Dhdlgen.design=%d: %s%n%s%n", seed, what, String.join("\n", ReportText.lines(report)))
                .isTrue();
        assertThat(report.samples()).isEqualTo(samples);
        assertThat(report.mismatches()).isZero();
        assertThat(report.cyclesPerSampleMeasured())
                .hasValue(plan.schedule().cyclesPerSample())
                .hasValue(report.cyclesPerSamplePredicted());
        assertThat(report.wordsReadBack()).isPositive();
        count(description, golden[0]);
    }

    private void count(Description d, GoldenModel golden) {
        passed.incrementAndGet();
        d.network()
                .layers()
                .forEach(layer -> count("activation " + layer.activation().text()));
        count("layers " + d.network().depth());
        count("loss " + d.network().loss().text());
        count("rule " + d.rule().name().text());
        d.rule()
                .feedback()
                .ifPresent(f -> count(f.source().text() + " " + f.values().text()));
        d.rule().options().noiseKind().ifPresent(noise -> count("noise " + noise.text()));
        count("rounding " + d.formats().rounding().text());
        count("block " + d.engine().shape().orElseThrow().block());
        count("blocks " + d.engine().shape().orElseThrow().blocks());
        golden.saturations().counts().forEach((name, n) -> {
            if (n > 0) {
                count("saturated " + name.charAt(0));
            }
        });
    }

    private void count(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    /** A run is worth something only if it came to everything. */
    @AfterAll
    void everythingOccurred() {
        System.out.println(refused + " drafts were refused; designs with: " + seen);
        if (passed.get() < DESIGNS) {
            return;
        }
        assertThat(seen)
                .containsKeys("activation linear", "activation relu", "activation leaky-relu")
                .containsKeys("activation hard-tanh", "activation hard-sigmoid")
                .containsKeys("layers 1", "layers 2", "layers 3", "layers 4")
                .containsKeys("loss squared-error", "loss softmax-cross-entropy")
                .containsKeys("rule bp", "rule dfa", "rounding nearest", "rounding stochastic")
                .containsKeys(
                        "rule fdfa", "rule fg-a", "noise rademacher", "noise gaussian", "saturated t", "saturated d")
                .containsKeys("stored uniform", "stored normal", "stored sign", "stored ternary")
                .containsKeys("lfsr uniform", "lfsr sign", "lfsr ternary")
                .containsKeys("block 1", "block 2", "block 4", "block 8")
                .containsKeys("blocks 1", "blocks 2", "blocks 3", "blocks 4", "blocks 5", "blocks 6")
                .containsKeys("saturated W", "saturated z", "saturated e", "saturated g");
    }
}
