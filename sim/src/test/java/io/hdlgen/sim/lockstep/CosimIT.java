package io.hdlgen.sim.lockstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.golden.spec.Shape;
import io.hdlgen.sim.SimException;
import io.hdlgen.sim.build.ModelCache;
import io.hdlgen.sim.lockstep.CosimReport.FailureKind;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way with Verilator and a design with planted faults. */
class CosimIT {
    @TempDir
    static Path cacheFolder;

    @TempDir
    Path temporary;

    static Stream<DoubleDesign> shapes() {
        return Stream.of(
                DoubleDesign.small(),
                new DoubleDesign(new Shape(1, 1), 16, 16, 4, 2, 36, false, 0, 0),
                new DoubleDesign(new Shape(4, 2), 16, 16, 9, 10, 70, false, 0, 0),
                new DoubleDesign(new Shape(8, 1), 12, 17, 17, 5, 130, false, 0, 0),
                new DoubleDesign(new Shape(2, 3), 16, 18, 7, 20, 36, true, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void agreesWithStalls(DoubleDesign design) throws IOException {
        CosimReport report = run(design, 40, o -> o.stalls(true).seed(3));
        assertThat(report.mismatch()).isEmpty();
        assertThat(report.failure()).isEmpty();
        assertThat(report.passed()).isTrue();
        assertThat(report.samples()).isEqualTo(40);
        assertThat(report.cyclesPerSampleMeasured()).hasValue(design.cycles());
        int elements = design.shape().tiles(design.rows())
                * design.shape().words(design.columns() + 1)
                * design.shape().lanes()
                * design.shape().block();
        assertThat(report.wordsCompared()).isEqualTo(40L * elements);
        assertThat(report.wordsReadBack()).isEqualTo(elements);
        assertThat(temporary.resolve("folder/cosim")).doesNotExist();
    }

    @Test
    void findsAWrongUpdate() throws IOException {
        CosimReport report = run(DoubleDesign.small().withFault(DoubleDesign.WRONG_UPDATE, 7), 40, o -> o);
        Mismatch m = report.mismatch().orElseThrow();
        // lane 1 is row 1; element 1 of word 1 is column 3
        assertThat(m.place()).isEqualTo("W1[1][3]");
        assertThat(m.operation()).isEqualTo("1 UPDATE W1");
        assertThat(m.sample()).isEqualTo(7);
        assertThat(m.rtl() - m.golden()).isEqualTo(1);
        assertThat(m.rtlReal() - m.goldenReal()).isEqualTo(1.0 / 512);
        assertThat(report.mismatches()).isEqualTo(1);
        assertThat(report.samples()).isEqualTo(8);
        assertThat(report.passed()).isFalse();
    }

    @Test
    void leavesWavesAndAReplayThatShowsTheSameDifference() throws Exception {
        CosimReport report = run(DoubleDesign.small().withFault(DoubleDesign.WRONG_UPDATE, 7), 40, o -> o.stalls(true));
        CosimReport.Evidence evidence = report.evidence().orElseThrow();
        assertThat(evidence.vcd().orElseThrow()).isNotEmptyFile();
        assertThat(Files.readString(evidence.vcd().orElseThrow())).contains("sample_start");
        Process replay = new ProcessBuilder(evidence.command().split(" ", -1))
                .redirectErrorStream(true)
                .start();
        String text = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(replay.waitFor()).isZero();
        assertThat(text)
                .contains("sample 7 differs at cycle "
                        + report.mismatch().orElseThrow().cycle() + ": state");
    }

    @Test
    void findsDirtyPadding() throws IOException {
        CosimReport report = run(DoubleDesign.small().withFault(DoubleDesign.DIRTY_PADDING, 2), 40, o -> o);
        Mismatch m = report.mismatch().orElseThrow();
        assertThat(m.padding()).isTrue();
        assertThat(m.golden()).isZero();
        assertThat(m.object()).isEqualTo("W1");
    }

    @Test
    void findsAWrongResult() throws IOException {
        CosimReport report = run(DoubleDesign.small().withFault(DoubleDesign.WRONG_RESULT, 3), 40, o -> o);
        Mismatch m = report.mismatch().orElseThrow();
        assertThat(m.operation()).isEqualTo("0 FORWARD W1");
        assertThat(m.place()).isEqualTo("logits[1]");
        assertThat(m.sample()).isEqualTo(3);
    }

    @Test
    void findsAWrongPrediction() throws IOException {
        CosimReport report =
                run(DoubleDesign.small().withFault(DoubleDesign.WRONG_PREDICTION, 5), 40, o -> o.stalls(true));
        Mismatch m = report.mismatch().orElseThrow();
        assertThat(m.object()).isEqualTo("prediction");
        assertThat(m.sample()).isEqualTo(5);
    }

    @Test
    void findsAWrongTap() throws IOException {
        CosimReport report = run(DoubleDesign.small().withFault(DoubleDesign.WRONG_TAP, 1), 40, o -> o);
        Mismatch m = report.mismatch().orElseThrow();
        assertThat(m.object()).isEqualTo("rounding state");
    }

    @Test
    void findsAWrongPerturbation() throws IOException {
        CosimReport report = run(DoubleDesign.small().withFault(DoubleDesign.WRONG_PERTURBATION, 2), 40, o -> o);
        Mismatch m = report.mismatch().orElseThrow();
        assertThat(m.object()).isEqualTo("perturbation state");
        assertThat(m.sample()).isEqualTo(2);
    }

    @Test
    void countsWhenItKeepsGoing() throws IOException {
        CosimReport report =
                run(DoubleDesign.small().withFault(DoubleDesign.WRONG_UPDATE, 30), 40, o -> o.keepGoing(true));
        // the wrong weight stays wrong
        assertThat(report.mismatches()).isEqualTo(10);
        assertThat(report.samples()).isEqualTo(40);
        assertThat(report.mismatch().orElseThrow().sample()).isEqualTo(30);
        assertThat(report.mismatch().orElseThrow().place()).isEqualTo("W1[1][3]");
    }

    @Test
    void refusesAnotherNumberOfCycles() throws IOException {
        CosimReport report = run(DoubleDesign.small().withFault(DoubleDesign.EXTRA_CYCLE, 35), 40, o -> o.stalls(true));
        assertThat(report.passed()).isFalse();
        assertThat(report.mismatches()).isZero();
        assertThat(report.failure().orElseThrow().kind()).isEqualTo(FailureKind.CYCLES);
        assertThat(report.cyclesPerSampleMeasured().orElseThrow()).isNotEqualTo(report.cyclesPerSamplePredicted());
    }

    @Test
    void endsAHang() throws IOException {
        CosimReport report = run(DoubleDesign.small().withFault(DoubleDesign.HANG, 4), 40, o -> o);
        CosimReport.Failure failure = report.failure().orElseThrow();
        assertThat(failure.kind()).isEqualTo(FailureKind.HANG);
        assertThat(failure.cycle()).isGreaterThan(50_000);
        assertThat(failure.message()).contains("4 started");
        assertThat(report.evidence().orElseThrow().vcd()).isPresent();
    }

    @Test
    void survivesACrash() throws IOException {
        CosimReport report = run(DoubleDesign.small().withFault(DoubleDesign.STOP, 4), 40, o -> o);
        CosimReport.Failure failure = report.failure().orElseThrow();
        assertThat(failure.kind()).isEqualTo(FailureKind.CRASH);
        assertThat(failure.cycle()).isPositive();
        assertThat(failure.message()).contains("SIGABRT").contains("planted stop");
        assertThat(report.evidence().orElseThrow().vcd()).isPresent();
    }

    @Test
    void keepsToTheCycleLimit() throws IOException {
        CosimReport report = run(DoubleDesign.small(), 40, o -> o.maximumCycles(100));
        assertThat(report.failure().orElseThrow().kind()).isEqualTo(FailureKind.LIMIT);
    }

    @Test
    void recordsWavesOnRequest() throws IOException {
        Path vcd = temporary.resolve("w.vcd");
        CosimReport report = run(DoubleDesign.small(), 20, o -> o.vcd(new CosimOptions.VcdWindow(vcd, 3, 4)));
        assertThat(report.passed()).isTrue();
        long edges = Files.readAllLines(vcd).stream()
                .filter(line -> line.startsWith("#"))
                .count();
        int cycles = 2 * DoubleDesign.small().cycles() + 1;
        assertThat(edges).isBetween(2L * cycles - 2, 2L * cycles + 2);
    }

    @Test
    void isTheSameForTheSameSeed() throws IOException {
        DoubleDesign design = DoubleDesign.small().withFault(DoubleDesign.WRONG_UPDATE, 20);
        CosimReport first = run(design, 40, o -> o.stalls(true).seed(5));
        CosimReport second = run(design, 40, o -> o.stalls(true).seed(5));
        CosimReport other = run(design, 40, o -> o.stalls(true).seed(6));
        assertThat(second.mismatch()).isEqualTo(first.mismatch());
        assertThat(other.mismatch().orElseThrow().cycle())
                .isNotEqualTo(first.mismatch().orElseThrow().cycle());
    }

    @Test
    void compilesOnce() throws IOException {
        List<Boolean> cached = new ArrayList<>();
        CosimListener listener = new CosimListener() {
            @Override
            public void modelReady(boolean fromCache) {
                cached.add(fromCache);
            }
        };
        DoubleDesign design = new DoubleDesign(new Shape(2, 1), 9, 16, 3, 2, 36, false, 0, 0);
        run(design, 10, o -> o, listener);
        run(design, 10, o -> o, listener);
        assertThat(cached).containsExactly(false, true);
    }

    @Test
    void showsWhatTheCompilerSaid() throws IOException {
        Path folder = DoubleDesign.small().writeTo(temporary.resolve("folder"));
        String broken = Files.readString(folder.resolve("rtl/double.v")).replaceFirst("reg +\\[31:0] +sample;", "");
        Files.writeString(folder.resolve("rtl/double.v"), broken);
        Manifest manifest = DoubleDesign.small().manifest(ManifestFile.sha256(broken.getBytes(StandardCharsets.UTF_8)));
        ManifestFile.write(folder, manifest);
        CosimOptions options = options(1).build();
        assertThatThrownBy(() -> Cosim.run(folder, options, DoubleDesign.small().samples(1), CosimListener.none()))
                .isInstanceOf(SimException.class)
                .hasMessageContaining("rtl/double.v")
                .hasMessageContaining("sample");
    }

    private CosimReport run(DoubleDesign design, int samples, UnaryOperator<CosimOptions.Builder> options)
            throws IOException {
        return run(design, samples, options, CosimListener.none());
    }

    private CosimReport run(
            DoubleDesign design, int samples, UnaryOperator<CosimOptions.Builder> changes, CosimListener listener)
            throws IOException {
        Path folder = design.writeTo(temporary.resolve("folder"));
        CosimOptions options =
                changes.apply(options(samples).golden(d -> design.new Golden())).build();
        return Cosim.run(folder, options, design.samples(samples), listener);
    }

    private static CosimOptions.Builder options(int samples) {
        return CosimOptions.builder(samples).cache(new ModelCache(cacheFolder, ModelCache.DEFAULT_LIMIT_BYTES));
    }
}
