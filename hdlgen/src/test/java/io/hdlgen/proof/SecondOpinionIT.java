package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.emit.Generator;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.plan.Hardware;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import io.hdlgen.regress.AnyWeights;
import io.hdlgen.regress.Patch;
import io.hdlgen.sim.build.ModelCache;
import io.hdlgen.sim.build.Optimise;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import io.hdlgen.sim.lockstep.Cosim;
import io.hdlgen.sim.lockstep.CosimListener;
import io.hdlgen.sim.lockstep.CosimOptions;
import io.hdlgen.sim.lockstep.CosimReport;
import io.hdlgen.sim.lockstep.GoldenFactory;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One design per rule is right in Verilator, and does the same in Icarus, before and after Yosys made gates of it: every output in every clock of a run with pauses, from the load of
 * the weights to the last one read back.
 */
class SecondOpinionIT {
    private static final int SAMPLES = 12;
    private static final Duration LIMIT = Duration.ofMinutes(20);

    @TempDir
    static Path work;

    /** A design that was right in Verilator, with what stood on its ports. */
    private record Recorded(Path folder, Replay replay) {
        String icarus() throws IOException {
            return replay.run(folder.resolve("icarus"), rtl(folder));
        }

        String netlist() throws IOException {
            Path netlist = folder.resolve("netlist.v");
            String files = rtl(folder).stream().map(Path::toString).reduce("", (a, b) -> a + " " + b);
            String script = "read_verilog" + files + "; synth -flatten -top " + replay.top()
                    + "; write_verilog -noattr " + netlist;
            Tool.Result result = new ProcessTool()
                    .run(new Tool.Command(List.of("yosys", "-q", "-p", script), folder, Map.of(), LIMIT));
            assertThat(result.exitCode()).as(result.output()).isZero();
            return replay.run(folder.resolve("gates"), List.of(netlist));
        }
    }

    static Stream<RuleName> rules() {
        return Stream.of(RuleName.values())
                .filter(rule -> Hardware.missing(TestDesigns.of(text(rule)).description())
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("rules")
    @Execution(ExecutionMode.CONCURRENT)
    void threeReadersAgree(RuleName rule) throws IOException {
        Recorded recorded = record(rule, rule.text());
        long begin = System.nanoTime();
        String icarus = recorded.icarus();
        long middle = System.nanoTime();
        String gates = recorded.netlist();
        System.out.printf(
                "%s: %.1f s in Icarus, %.1f s through Yosys: %s",
                rule.text(), (middle - begin) * 1e-9, (System.nanoTime() - middle) * 1e-9, icarus);
        assertThat(icarus).startsWith("same: ");
        assertThat(gates).isEqualTo(icarus);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFaultIsSeen() throws IOException {
        Recorded recorded = record(RuleName.DFA, "fault");
        new Patch("weight_update", "sum_q   <= exact + kept;", "sum_q   <= exact;").apply(recorded.folder());
        assertThat(recorded.icarus()).containsPattern("clock \\d+: (read_data|pred_class) is ");
        assertThat(recorded.netlist()).containsPattern("clock \\d+: (read_data|pred_class) is ");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anUnknownIsSeen() throws IOException {
        Recorded recorded = record(RuleName.DFA, "unknown");
        new Patch("fifo", "head_q <= {(DEPTH_W+1){1'b0}};", "").apply(recorded.folder());
        assertThat(recorded.icarus()).containsPattern("clock \\d+: (pred|read)_valid is x, was 0");
    }

    private static Recorded record(RuleName rule, String name) throws IOException {
        Plan plan = Planner.plan(TestDesigns.of(text(rule)));
        Path folder = work.resolve(name);
        Generator.generate(plan, folder);
        SplittableRandom random = new SplittableRandom(1);
        CosimOptions options = CosimOptions.builder(SAMPLES)
                .stalls(true)
                .keepReplay(true)
                .golden(GoldenFactory.ofWeights(AnyWeights.of(GoldenModel.create(plan.design()), random)))
                .cache(new ModelCache(work.resolve("models"), ModelCache.DEFAULT_LIMIT_BYTES))
                .optimise(Optimise.WAVES)
                .build();
        CosimReport report = Cosim.run(
                folder,
                options,
                RandomInputs.draw(plan.design().description(), SAMPLES, RandomInputs.Amplitude.FULL, random),
                CosimListener.none());
        assertThat(report.passed()).as(report.toString()).isTrue();
        String top = ManifestFile.read(folder).top();
        return new Recorded(
                folder,
                new Replay(top, waves(folder, report.evidence().orElseThrow().command())));
    }

    private static PortTrace waves(Path folder, String replay) throws IOException {
        List<String> words = new ArrayList<>(List.of(replay.split(" ", -1)));
        words.addAll(List.of("--vcd", "run.vcd", "--from", "reset"));
        Tool.Result result = new ProcessTool().run(new Tool.Command(words, folder, Map.of(), LIMIT));
        assertThat(result.exitCode()).as(result.output()).isZero();
        return PortTrace.read(folder, folder.resolve("run.vcd"));
    }

    private static List<Path> rtl(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("rtl/files.f")).stream()
                .map(folder::resolve)
                .toList();
    }

    /** Small, so that gates are made and simulated in seconds: two hidden layers, two lanes, numbers of eight bits; the large unit of the other loss with one rule of each family. */
    private static String text(RuleName rule) {
        String loss = rule == RuleName.DFA || rule == RuleName.ANP ? "softmax-cross-entropy" : "squared-error";
        String sigma = rule.perturbsNodes() ? ", sigma: 2^-1" : "";
        return """
                network: {input: 3, layers: [{units: 3, activation: hard-tanh}, {units: 2, activation: hard-sigmoid}, 3], loss: %s}
                rule: {name: %s, learning-rate: 2^-3%s}
                format: {weights: s3.5, activations: s3.5, rounding-bits: 3}
                engine: {block: 2, blocks: 1}
                """.formatted(loss, rule.text(), sigma);
    }
}
