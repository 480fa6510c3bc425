package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.Manifest.GeneratedFile;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CosimCommandIT {
    @TempDir
    Path folder;

    private Workbench bench;
    private Path out;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
        out = folder.resolve("out");
    }

    @Test
    void theReportHasTheFieldsThatScriptsRead() throws IOException {
        Workbench.Answer answer =
                bench.run("cosim", bench.pocket(), "--out", out.toString()).ended(ExitStatus.OK);
        JsonNode report = answer.report();
        assertThat(report.fieldNames()).toIterable().hasSameElementsAs(CliPageTest.fields("cosim"));
        Manifest manifest = ManifestFile.read(out);
        assertThat(report.get("samples").asInt()).isEqualTo(200);
        long words = (long) manifest.layout().bankWords() * manifest.layout().block() * 2; // two lanes
        assertThat(report.get("words_compared").asLong()).isEqualTo(200 * words);
        assertThat(report.get("mismatches").isIntegralNumber()).isTrue();
        assertThat(report.get("mismatches").asLong()).isZero();
        assertThat(report.get("cycles_per_sample_predicted").asLong())
                .isEqualTo(manifest.timing().cyclesPerSample());
        assertThat(report.get("cycles_per_sample_measured").asLong())
                .isEqualTo(manifest.timing().cyclesPerSample());
        assertThat(report.get("cycles_per_second").asDouble()).isPositive();
        assertThat(answer.out()).contains("bit-exact");
        assertThat(answer.err()).startsWith("cosim: 200/200 samples");

        Workbench.Answer again = bench.run("cosim", out.toString(), "--samples", "50", "--stalls", "--seed", "3");
        assertThat(again.ended(ExitStatus.OK).out()).contains("simulation model: from the cache");
        assertThat(again.report().get("samples").asInt()).isEqualTo(50);
    }

    @Test
    void trainedWeightsAreAnotherBeginningForBoth() throws IOException {
        String checkpoint = folder.resolve("c.ckpt").toString();
        String data = bench.data();
        bench.run("train", bench.pocket(), "--data", data, "--epochs", "3", "--checkpoint", checkpoint)
                .ended(ExitStatus.OK);
        Workbench.Answer answer = bench.run(
                        "cosim",
                        bench.pocket(),
                        "--out",
                        out.toString(),
                        "--data",
                        data,
                        "--samples",
                        "all",
                        "--weights",
                        checkpoint)
                .ended(ExitStatus.OK);
        assertThat(answer.report().get("samples").asInt()).isEqualTo(32);
    }

    /** The hardware learns what the golden model learns, seen through its own port. */
    @Test
    void theTrainedMatricesComeOutOfThePort() throws IOException {
        Path golden = folder.resolve("golden");
        Path rtl = folder.resolve("rtl");
        String data = bench.data();
        bench.run("train", bench.pocket(), "--data", data, "--epochs", "1", "--export", golden.toString())
                .ended(ExitStatus.OK);
        bench.run(
                        "cosim",
                        bench.pocket(),
                        "--out",
                        out.toString(),
                        "--data",
                        data,
                        "--samples",
                        "all",
                        "--export",
                        rtl.toString())
                .ended(ExitStatus.OK);
        for (String matrix : List.of("W1.npy", "W2.npy", "F1.npy")) {
            assertThat(rtl.resolve(matrix)).hasSameBinaryContentAs(golden.resolve(matrix));
        }
    }

    @Test
    void wavesOfTheSamplesThatWereAskedFor() throws IOException {
        Path vcd = folder.resolve("w.vcd");
        bench.run(
                        "cosim",
                        bench.pocket(),
                        "--out",
                        out.toString(),
                        "--samples",
                        "20",
                        "--vcd",
                        vcd.toString(),
                        "--from",
                        "3",
                        "--to",
                        "4")
                .ended(ExitStatus.OK);
        assertThat(vcd).content().contains("$enddefinitions");
    }

    @Test
    void aDifferenceIsLocatedAndEndsWithStatus1() throws IOException {
        bench.run("generate", bench.pocket(), "--out", out.toString()).ended(ExitStatus.OK);
        plant("rtl/weight_update.v", "exact + kept", "exact - kept");
        Workbench.Answer answer = bench.run("cosim", out.toString()).ended(ExitStatus.CHECK_FAILED);
        JsonNode mismatch = answer.report().get("mismatch");
        assertThat(answer.report().get("mismatches").asLong()).isEqualTo(1);
        assertThat(mismatch.get("sample").asInt()).isZero();
        assertThat(mismatch.get("operation").asText()).contains("UPDATE");
        assertThat(mismatch.get("object").asText()).startsWith("W");
        assertThat(mismatch.get("golden").asLong())
                .isNotEqualTo(mismatch.get("rtl").asLong());
        assertThat(answer.err()).contains("DIFFERENT", "first difference: sample 0", "golden ", "RTL ", "replay: ");
        assertThat(Path.of(answer.report().at("/evidence/replay_file").asText()))
                .exists();
        assertThat(Path.of(answer.report().at("/evidence/vcd_file").asText())).exists();

        Workbench.Answer counted = bench.run("cosim", out.toString(), "--keep-going", "--samples", "30")
                .ended(ExitStatus.CHECK_FAILED);
        assertThat(counted.report().get("mismatches").asLong()).isGreaterThan(20);
        assertThat(counted.report().get("samples").asLong()).isEqualTo(30);
    }

    @Test
    void sourcesThatDoNotCompileEndWithStatus1() throws IOException {
        bench.run("generate", bench.pocket(), "--out", out.toString()).ended(ExitStatus.OK);
        plant("rtl/weight_update.v", "exact + kept", "exact +* kept");
        Workbench.Answer answer = bench.run("cosim", out.toString()).ended(ExitStatus.CHECK_FAILED);
        assertThat(answer.err()).contains("error: Verilator could not build", "weight_update.v");
        assertThat(answer.report().at("/failure/kind").asText()).isEqualTo("build");
    }

    /** Changes the Verilog, and the manifest so that it does not notice. */
    private void plant(String file, String from, String to) throws IOException {
        Path path = out.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        String changed = text.replace(from, to);
        Files.writeString(path, changed);
        Manifest old = ManifestFile.read(out);
        List<GeneratedFile> files = old.files().stream()
                .map(one -> one.path().equals(file)
                        ? new GeneratedFile(
                                file, one.template(), ManifestFile.sha256(changed.getBytes(StandardCharsets.UTF_8)))
                        : one)
                .toList();
        ManifestFile.write(
                out,
                new Manifest(
                        old.schemaVersion(),
                        old.generator(),
                        old.digest(),
                        old.design(),
                        old.top(),
                        files,
                        old.layout(),
                        old.program(),
                        old.timing(),
                        old.host(),
                        old.probes()));
    }
}
