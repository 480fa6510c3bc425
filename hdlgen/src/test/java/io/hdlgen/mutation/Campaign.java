package io.hdlgen.mutation;

import io.hdlgen.golden.spec.Design;
import io.hdlgen.mutation.Verdict.Kill;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.proof.ControlScript;
import io.hdlgen.proof.RandomInputs;
import io.hdlgen.proof.RandomInputs.Amplitude;
import io.hdlgen.sim.build.ModelCache;
import io.hdlgen.sim.build.Optimise;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import io.hdlgen.sim.lockstep.Cosim;
import io.hdlgen.sim.lockstep.CosimListener;
import io.hdlgen.sim.lockstep.CosimOptions;
import io.hdlgen.sim.lockstep.CosimReport;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Co-simulates every mutant of a design, as any design is co-simulated, until a trial finds it. */
public final class Campaign {
    /** Many times what a trial takes: a mutant that trains for ever is found, too. */
    private static final long CYCLES = 1_000_000;

    private static final long CYCLES_PER_SAMPLE = 4_000;

    private final MutatedDesign design;
    private final List<Trial> trials;
    private final Design golden;
    private final ModelCache cache;
    private final Tool tool;
    private final Optional<Plan> controlled;

    /**
     * A campaign.
     *
     * @param design with its mutants
     * @param cache of built models
     * @param tool runs Verilator
     */
    Campaign(MutatedDesign design, List<Trial> trials, ModelCache cache, Tool tool) {
        this.design = design;
        this.trials = List.copyOf(trials);
        this.golden = ManifestFile.read(design.folder()).design();
        this.controlled = golden.description().engine().control().isEmpty()
                ? Optional.empty()
                : Optional.of(Planner.plan(golden));
        this.cache = cache;
        this.tool = new VersionOnce(tool);
    }

    /** Judges all mutants, several at a time. */
    public static List<Verdict> run(MutatedDesign design, Path cache, int threads)
            throws IOException, InterruptedException {
        ModelCache models = new ModelCache(cache, ModelCache.DEFAULT_LIMIT_BYTES);
        return new Campaign(design, Trial.ALL, models, new ProcessTool()).judge(threads);
    }

    /** Judges some of the mutants once more, with further trials, some of them long. */
    public static List<Verdict> further(MutatedDesign design, List<Mutant> mutants, Path cache, int threads)
            throws IOException, InterruptedException {
        ModelCache models = new ModelCache(cache, ModelCache.DEFAULT_LIMIT_BYTES);
        MutatedDesign some = new MutatedDesign(design.source(), design.folder(), mutants);
        return new Campaign(some, Trial.FURTHER, models, new ProcessTool()).judge(threads);
    }

    List<Verdict> judge(int threads) throws IOException, InterruptedException {
        for (Trial trial : trials) {
            failure(design, trial).ifPresent(what -> {
                throw new IllegalStateException(design.folder() + " fails without a mutant, " + trial + ": " + what);
            });
        }
        controlFailure(design).ifPresent(what -> {
            throw new IllegalStateException(design.folder() + " fails without a mutant: " + what);
        });
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<Verdict>>> parts = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                MutatedDesign own = design.copy(
                        design.folder().resolveSibling(design.folder().getFileName() + "-" + t));
                parts.add(pool.submit(() -> judge(own, next)));
            }
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<List<Verdict>> part : parts) {
                verdicts.addAll(part.get());
            }
            verdicts.sort(
                    (a, b) -> Integer.compare(a.mutant().number(), b.mutant().number()));
            return verdicts;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Verdict> judge(MutatedDesign own, AtomicInteger next) throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = next.getAndIncrement(); i < design.mutants().size(); i = next.getAndIncrement()) {
            verdicts.add(judge(own, design.mutants().get(i)));
        }
        return verdicts;
    }

    private Verdict judge(MutatedDesign own, Mutant mutant) throws IOException {
        own.select(mutant.number());
        for (int t = 0; t < trials.size(); t++) {
            Optional<String> failure = failure(own, trials.get(t));
            if (failure.isPresent()) {
                return new Verdict(mutant, Optional.of(new Kill(t, failure.get())));
            }
        }
        return new Verdict(mutant, controlFailure(own).map(what -> new Kill(trials.size(), what)));
    }

    /** What the register file does is no part of a co-simulation and has a script of its own. */
    private Optional<String> controlFailure(MutatedDesign folder) {
        return controlled.flatMap(plan -> ControlScript.failure(
                plan,
                folder.folder(),
                cache,
                RandomInputs.draw(
                        golden.description(), ControlScript.SAMPLES, Amplitude.FULL, new SplittableRandom(3))));
    }

    private Optional<String> failure(MutatedDesign folder, Trial trial) {
        CosimOptions options = CosimOptions.builder(trial.samples())
                .seed(trial.seed())
                .stalls(true)
                .evidence(false)
                .maximumCycles(CYCLES + CYCLES_PER_SAMPLE * trial.samples())
                .silence(Duration.ofSeconds(60))
                .golden(trial.golden(golden))
                .cache(cache)
                .tool(tool)
                .optimise(Optimise.BUILD)
                .build();
        CosimReport report = Cosim.run(folder.folder(), options, trial.inputs(golden), CosimListener.none());
        if (report.passed()) {
            return Optional.empty();
        }
        return Optional.of(report.mismatch()
                .map(m -> m.operation() + ": " + m.place())
                .orElseGet(() -> report.failure().orElseThrow().kind().name()));
    }

    /** Asks a tool for its version only once. */
    private static final class VersionOnce implements Tool {
        private final Tool tool;
        private final Map<List<String>, Result> answers = new ConcurrentHashMap<>();

        VersionOnce(Tool tool) {
            this.tool = tool;
        }

        @Override
        public Result run(Command command) {
            return command.words().contains("--version")
                    ? answers.computeIfAbsent(command.words(), words -> tool.run(command))
                    : tool.run(command);
        }
    }
}
