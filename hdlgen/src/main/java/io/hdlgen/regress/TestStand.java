package io.hdlgen.regress;

import io.hdlgen.emit.Generator;
import io.hdlgen.golden.file.Trees;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.lint.Lint;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.regress.Verdict.Fault;
import io.hdlgen.regress.Verdict.Kind;
import io.hdlgen.sim.SimException;
import io.hdlgen.sim.build.BuildException;
import io.hdlgen.sim.build.ModelCache;
import io.hdlgen.sim.build.Optimise;
import io.hdlgen.sim.build.Tool;
import io.hdlgen.sim.lockstep.Cosim;
import io.hdlgen.sim.lockstep.CosimListener;
import io.hdlgen.sim.lockstep.CosimOptions;
import io.hdlgen.sim.lockstep.CosimReport;
import io.hdlgen.sim.lockstep.GoldenFactory;
import io.hdlgen.sim.lockstep.GoldenRun;
import io.hdlgen.sim.report.ReportText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Plans, generates, lints, builds and co-simulates trials. What it needs on the way is deleted after each. */
final class TestStand {
    /** Ends what goes wrong in a way that nobody thought of. */
    private static final long MOST_CYCLES = 50_000_000;
    /** The samples after the pauses, of which some distances of starts are measured. */
    private static final int MEASURED_SAMPLES = 6;

    private final Path scratch;
    private final Tool tool;
    private final List<FolderChange> changes;

    /**
     * A stand.
     *
     * @param scratch folder for files that are not kept
     * @param changes of every generated folder before it is looked at
     */
    TestStand(Path scratch, Tool tool, List<FolderChange> changes) {
        this.scratch = scratch;
        this.tool = tool;
        this.changes = List.copyOf(changes);
    }

    /** Tries a design; whatever is wrong with it is a verdict. */
    Verdict run(Trial trial) throws IOException {
        long begin = System.nanoTime();
        Run run = new Run(trial, Files.createTempDirectory(scratch, "trial-"));
        Optional<Fault> fault;
        try {
            fault = run.fault();
        } catch (BuildException noModel) {
            fault = Optional.of(fault(Kind.BUILD, noModel));
        } catch (SimException noRun) {
            fault = Optional.of(fault(Kind.RUN, noRun));
        } catch (RuntimeException own) {
            fault = Optional.of(fault(Kind.EXCEPTION, own));
        } finally {
            Trees.delete(run.folder);
        }
        return new Verdict(fault, run.saturated, run.cycles, (System.nanoTime() - begin) * 1e-9);
    }

    private static Fault fault(Kind kind, RuntimeException thrown) {
        List<String> lines =
                new ArrayList<>(String.valueOf(thrown.getMessage()).lines().toList());
        String first = lines.isEmpty() ? "" : lines.remove(0);
        if (kind == Kind.EXCEPTION) {
            first = thrown.getClass().getSimpleName() + ": " + first;
            Stream.of(thrown.getStackTrace()).limit(6).forEach(frame -> lines.add("at " + frame));
        }
        return new Fault(kind, first, lines, -1);
    }

    /** One trial, and what is known of it when it ends early. */
    private final class Run {
        private final Trial trial;
        private final Path folder;
        private final Set<String> saturated = new TreeSet<>();
        private long cycles;

        Run(Trial trial, Path folder) {
            this.trial = trial;
            this.folder = folder;
        }

        Optional<Fault> fault() throws IOException {
            Plan plan = Planner.plan(Planner.design(trial.description()));
            cycles = plan.schedule().cyclesPerSample();
            Path generated = folder.resolve("design");
            Generator.generate(plan, generated);
            for (FolderChange change : changes) {
                change.apply(generated);
            }
            Optional<Fault> remark = lint(generated);
            if (remark.isPresent()) {
                return remark;
            }
            if (trial.careless()) {
                new CarelessMemories().apply(generated);
            }
            return cosim(generated);
        }

        private Optional<Fault> lint(Path generated) {
            for (Lint.Verdict verdict : Lint.run(generated, tool)) {
                if (!verdict.clean()) {
                    List<String> lines = verdict.output().lines().limit(20).toList();
                    String what = "remark of " + verdict.tool() + " (exit " + verdict.exitCode() + ")";
                    return Optional.of(new Fault(Kind.LINT, what, lines, -1));
                }
            }
            return Optional.empty();
        }

        private Optional<Fault> cosim(Path generated) {
            List<GoldenModel> models = new ArrayList<>();
            Map<String, int[][]> weights = trial.anyWeights()
                    ? AnyWeights.of(GoldenModel.create(Planner.design(trial.description())))
                    : Map.of();
            GoldenFactory golden = design -> {
                GoldenRun run = GoldenFactory.ofWeights(weights).create(design);
                if (run instanceof GoldenFactory.Fixed fixed) {
                    models.add(fixed.model());
                }
                return run;
            };
            CosimOptions options = CosimOptions.builder(trial.samples())
                    .seed(trial.seed())
                    .stalls(trial.stalls())
                    .maximumCycles(MOST_CYCLES)
                    .evidence(false)
                    .golden(golden)
                    .tool(tool)
                    .cache(new ModelCache(folder.resolve("cache"), ModelCache.DEFAULT_LIMIT_BYTES))
                    .optimise(Optimise.BUILD)
                    .build();
            CosimReport report = Cosim.run(generated, options, trial.visits(), CosimListener.none());
            models.stream()
                    .findFirst()
                    .ifPresent(model -> model.saturations().counts().forEach((name, n) -> {
                        if (n > 0) {
                            saturated.add(name.replaceAll("[-+]?\\d+$", ""));
                        }
                    }));
            return judge(report);
        }

        private Optional<Fault> judge(CosimReport report) {
            List<String> lines = ReportText.lines(report).stream()
                    .filter(line -> !line.startsWith("waves:") && !line.startsWith("replay:"))
                    .toList();
            if (report.mismatch().isPresent()) {
                var m = report.mismatch().get();
                String what = "sample %d, %s: %s is %d, must be %d"
                        .formatted(m.sample(), m.operation(), m.place(), m.rtl(), m.golden());
                return Optional.of(new Fault(Kind.MISMATCH, what, lines, m.sample()));
            }
            if (report.failure().isPresent()) {
                CosimReport.Failure failure = report.failure().get();
                Kind kind = failure.kind() == CosimReport.FailureKind.CYCLES ? Kind.CYCLES : Kind.RUN;
                return Optional.of(new Fault(kind, failure.kind() + ": " + failure.message(), lines, -1));
            }
            boolean measured = report.cyclesPerSampleMeasured().isPresent() || trial.samples() < MEASURED_SAMPLES;
            if (!measured || report.cyclesPerSampleMeasured().orElse(cycles) != cycles) {
                String what = "cycles per sample: %d planned, %s measured"
                        .formatted(cycles, report.cyclesPerSampleMeasured());
                return Optional.of(new Fault(Kind.CYCLES, what, lines, -1));
            }
            if (report.samples() != trial.samples() || report.wordsReadBack() == 0) {
                String what = "%d of %d samples, %d words read back"
                        .formatted(report.samples(), trial.samples(), report.wordsReadBack());
                return Optional.of(new Fault(Kind.RUN, what, lines, -1));
            }
            return Optional.empty();
        }
    }
}
