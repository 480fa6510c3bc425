package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.regress.Cell;
import io.hdlgen.regress.Coverage;
import io.hdlgen.regress.Designs;
import io.hdlgen.regress.FolderChange;
import io.hdlgen.regress.Patch;
import io.hdlgen.regress.Regression;
import io.hdlgen.regress.Regression.Settings;
import io.hdlgen.regress.Summary;
import io.hdlgen.regress.Tried;
import io.hdlgen.regress.Tried.Failure;
import io.hdlgen.regress.Verdict.Kind;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random designs over everything that a description allows are bit-exact and cycle-exact; and a fault that is planted in all of them is found, made small and written down.
 *
 * <p>The same designs in every run, so that a red test is red for everybody; {@code -Dhdlgen.seed=N} draws others, {@code -Dhdlgen.designs=N} says how many, and a failure names the
 * command that repeats it.
 */
class RandomDesignsIT {
    private static final int DESIGNS = 40;

    @TempDir
    Path folder;

    @Test
    void areExact() throws Exception {
        long seed = Long.getLong("hdlgen.seed", 1);
        int count = Integer.getInteger("hdlgen.designs", DESIGNS);
        System.out.println("random designs: hdlgen regress --seed " + seed + " --count " + count);
        Designs designs = new Designs(seed, List.of(RuleName.values()));
        List<Tried> tried = run(designs, seed, count, 60, List.of());
        assertThat(tried).hasSize(count);
        assertThat(tried.stream().flatMap(one -> one.failure().stream()).map(RandomDesignsIT::text))
                .isEmpty();
        int refused = tried.stream()
                .mapToInt(one -> one.drawn().invalid() + one.drawn().unbuilt())
                .sum();
        assertThat(refused).as("drafts that are of no use").isLessThan(3 * count);
        if (count >= DESIGNS) {
            cameToEverything(Coverage.of(designs, tried, 0), tried);
        }
    }

    /** A run is worth something only if it came to everything, once at least; which rule it was is left to longer runs. */
    private static void cameToEverything(Coverage coverage, List<Tried> tried) {
        Set<String> seen = coverage.cells().stream()
                .filter(cell -> coverage.count(cell) > 0)
                .map(Cell::column)
                .collect(Collectors.toSet());
        assertThat(seen)
                .contains("linear", "relu", "leaky-relu", "hard-tanh", "hard-sigmoid")
                .contains("squared-error", "softmax-cross-entropy", "nearest", "stochastic")
                .contains("L1", "L2", "L3", "L4", "L5", "S1", "S2", "S4", "S8", "NB1", "NB2-3", "NB4-8")
                .contains("one", "whole", "tail", "tile", "tiles", "idle");
        Set<RuleName> rules = tried.stream()
                .map(one -> one.drawn().trial().description().rule().name())
                .collect(Collectors.toSet());
        assertThat(rules).containsExactlyInAnyOrder(RuleName.values());
        Set<String> saturated = tried.stream()
                .flatMap(one -> one.verdict().saturated().stream())
                .collect(Collectors.toSet());
        assertThat(saturated).contains("W", "z", "e", "g");
        assertThat(tried).anyMatch(one -> one.drawn().trial().anyWeights());
    }

    /** Weights that learn the wrong way. */
    @Test
    void aFaultInTheVerilogIsFoundMadeSmallAndWrittenDown() throws Exception {
        Patch lost = new Patch("weight_update", "sum_q   <= exact + kept;", "sum_q   <= exact - kept;");
        Designs designs = new Designs(1, List.of(RuleName.DFA));
        List<Tried> tried = run(designs, 1, 1, 24, List.of(lost));
        Failure failure = tried.get(0).failure().orElseThrow();
        assertThat(failure.fault().kind()).isEqualTo(Kind.MISMATCH);
        assertThat(work(failure.trial().description()) * failure.trial().samples())
                .isLessThan(work(tried.get(0).drawn().trial().description())
                        * tried.get(0).drawn().trial().samples()
                        / 4);
        String text = Files.readString(failure.file());
        assertThat(text)
                .startsWith("# sample ")
                .contains("# again: hdlgen cosim " + failure.file(), "regress --seed 1", "# DIFFERENT");
        Description read = DescriptionReader.read("failure.yaml", text, List.of())
                .description()
                .orElseThrow();
        assertThat(read).isEqualTo(failure.trial().description());
    }

    /** A schedule that is one clock off. */
    @Test
    void aFaultInTheTimingIsFound() throws Exception {
        Designs designs = new Designs(2, List.of(RuleName.BP));
        List<Tried> tried = run(designs, 2, 1, 0, List.of(RandomDesignsIT::oneClockMore));
        Failure failure = tried.get(0).failure().orElseThrow();
        assertThat(failure.fault().kind()).isEqualTo(Kind.CYCLES);
        assertThat(failure.trial()).isEqualTo(tried.get(0).drawn().trial());
    }

    /** A net that nobody reads. */
    @Test
    void aRemarkOfLintIsAFailure() throws Exception {
        Patch idle = new Patch("bank", "\nendmodule", "\n    wire idle = clk;\n\nendmodule");
        List<Tried> tried = run(new Designs(3, List.of(RuleName.BP)), 3, 1, 0, List.of(idle));
        Failure failure = tried.get(0).failure().orElseThrow();
        assertThat(failure.fault().kind()).isEqualTo(Kind.LINT);
        assertThat(failure.fault().details()).anyMatch(line -> line.contains("idle"));
    }

    /** Ctrl-C: what is done is told, what is under way is dropped. */
    @Test
    void itStopsWhenItIsTold() throws Exception {
        Designs designs = new Designs(5, List.of(RuleName.BP));
        AtomicBoolean stop = new AtomicBoolean();
        Settings settings = new Settings(1000, Long.MAX_VALUE, 2, folder, 0, List.of());
        Consumer<Tried> listener = tried -> stop.set(true);
        List<Tried> tried = Regression.run(designs, 5, settings, listener, stop::get);
        assertThat(tried)
                .isNotEmpty()
                .hasSizeLessThan(4)
                .allMatch(one -> one.verdict().passed());
    }

    private static void oneClockMore(Path generated) throws IOException {
        Manifest m = ManifestFile.read(generated);
        Manifest.Timing timing =
                new Manifest.Timing(m.timing().cyclesPerSample() + 1, m.timing().finalOffset());
        Manifest late = new Manifest(
                m.schemaVersion(),
                m.generator(),
                m.digest(),
                m.design(),
                m.top(),
                m.files(),
                m.layout(),
                m.program(),
                timing,
                m.host(),
                m.probes());
        Files.writeString(generated.resolve(ManifestFile.NAME), ManifestFile.toJson(late));
    }

    private List<Tried> run(Designs designs, long seed, int count, int tries, List<FolderChange> changes)
            throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        Settings settings = new Settings(count, Long.MAX_VALUE, cores, folder, tries, changes);
        return Regression.run(designs, seed, settings, RandomDesignsIT::say, () -> false);
    }

    private static void say(Tried tried) {
        System.out.printf(
                Locale.ROOT,
                "design %d: %s: %d cycles, %.1f s%s%n",
                tried.drawn().index(),
                Summary.of(tried.drawn().trial()),
                tried.verdict().cyclesPerSample(),
                tried.verdict().seconds(),
                tried.verdict().passed() ? "" : " FAILED");
    }

    private static String text(Failure failure) {
        try {
            return Files.readString(failure.file());
        } catch (IOException gone) {
            return failure.replay();
        }
    }

    /** Weights, about the size of a design. */
    private static long work(Description description) {
        return description.storedValues();
    }
}
