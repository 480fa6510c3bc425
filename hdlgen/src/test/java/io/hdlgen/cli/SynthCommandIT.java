package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small design through Yosys, nextpnr and icepack. */
class SynthCommandIT {
    /** Of an iCE40UP5K, without contents of its block memories: what icepack writes is always as long. */
    private static final long BITSTREAM_BYTES = 104_090;

    @TempDir
    Path folder;

    private Workbench bench;
    private String description;
    private String out;

    @BeforeEach
    void describe() throws IOException {
        bench = new Workbench(folder);
        out = folder.resolve("out").toString();
        description = Files.writeString(folder.resolve("small.yaml"), """
                        hdlgen: 1
                        name: small
                        network: {input: 6, layers: [4, 3], loss: squared-error}
                        rule: dfa
                        engine: {block: 1, blocks: 1}
                        board: icebreaker
                        """).toString();
    }

    @Test
    void aSmallDesignBecomesABitstream() throws IOException {
        JsonNode report = bench.run("synth", description, "--out", out)
                .ended(ExitStatus.OK)
                .report();
        Set<String> written = new TreeSet<>();
        report.fieldNames().forEachRemaining(written::add);
        Set<String> said = CliPageTest.fields("synth");
        assertThat(written).isEqualTo(said);
        assertThat(report.at("/fits").asBoolean()).isTrue();
        assertThat(report.at("/actual/dsp").asInt()).isEqualTo(1);
        assertThat(report.at("/actual/block_ram")).isEqualTo(report.at("/estimate/block_ram"));
        assertThat(report.at("/placed/ICESTORM_RAM/used")).isEqualTo(report.at("/actual/block_ram"));
        assertThat(report.at("/clock_mhz").asDouble()).isEqualTo(12);
        assertThat(report.at("/clock_mhz_achieved").asDouble()).isGreaterThan(12);
        assertThat(Path.of(report.at("/files/0").asText()))
                .hasSize(BITSTREAM_BYTES)
                .hasFileName("small.bin");
        for (JsonNode file : report.at("/files")) {
            assertThat(Path.of(file.asText())).exists();
        }
    }

    @Test
    void aMissedClockIsAFailure() throws IOException {
        Workbench.Answer answer = bench.run(
                        "synth", description, "--out", out, "--set", "board={name: icebreaker, clock: 96}")
                .ended(ExitStatus.CHECK_FAILED);
        assertThat(answer.err()).containsPattern("the clock reaches \\d+\\.\\d\\d MHz, and 96\\S* MHz are asked for");
        assertThat(folder.resolve("out/scripts/build/small.bin")).doesNotExist();
        assertThat(folder.resolve("out/scripts/build/nextpnr.log")).exists();
    }

    @Test
    void whatSurelyDoesNotFitIsNotEvenGenerated() throws IOException {
        Workbench.Answer answer = bench.run("synth", description, "--out", out, "--set", "engine={block: 4, blocks: 1}")
                .ended(ExitStatus.CHECK_FAILED);
        assertThat(answer.err()).contains("16 of 8 multiplier cells");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aCoreIsMappedForTheFamiliesThatAreNamed() throws IOException {
        JsonNode families = bench.run(
                        "synth", description, "--out", out, "--set", "board=none", "--family", "ice40,ecp5")
                .ended(ExitStatus.OK)
                .report()
                .at("/families");
        assertThat(families).hasSize(2);
        assertThat(families.at("/0/family").asText()).isEqualTo("ice40");
        assertThat(families.at("/1/family").asText()).isEqualTo("ecp5");
        for (JsonNode family : families) {
            assertThat(family.at("/actual/lut").asInt()).isPositive();
            assertThat(family.at("/actual/dsp").asInt()).isEqualTo(1);
        }
    }

    @Test
    void wrongOptionsAreRefused() throws IOException {
        bench.run("synth", description, "--family", "ice40").ended(ExitStatus.BAD_INPUT);
        Workbench.Answer answer = bench.run("synth", description, "--set", "board=none", "--family", "ice41")
                .ended(ExitStatus.BAD_INPUT);
        assertThat(answer.err()).contains("ice41").contains("ice40, ecp5, gowin");
    }
}
