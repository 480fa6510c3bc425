package io.hdlgen.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hdlgen.sim.lockstep.CosimReport;
import io.hdlgen.sim.lockstep.CosimReport.Evidence;
import io.hdlgen.sim.lockstep.CosimReport.Failure;
import io.hdlgen.sim.lockstep.CosimReport.FailureKind;
import io.hdlgen.sim.lockstep.Mismatch;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final CosimReport GOOD = new CosimReport(
            500,
            1_000_000,
            0,
            123,
            OptionalLong.of(123),
            1234567.8,
            2000,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final Mismatch WEIGHT = new Mismatch(
            7,
            "8 UPDATE W2",
            "W2",
            OptionalInt.of(5),
            OptionalInt.of(9),
            false,
            -8192,
            -8191,
            -1.0,
            -0.9998779296875,
            4321,
            "bias");

    private static final CosimReport BAD = new CosimReport(
            8,
            16_000,
            1,
            123,
            OptionalLong.empty(),
            1e6,
            0,
            Optional.of(WEIGHT),
            Optional.empty(),
            Optional.of(new Evidence(
                    Path.of("/w/failure.frames"), Optional.of(Path.of("/w/failure.vcd")), "model --replay x")));

    @Test
    void jsonOfAGoodRun() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ReportJson.text(GOOD));
        assertThat(json.path("schema_version").intValue()).isEqualTo(1);
        assertThat(json.path("passed").booleanValue()).isTrue();
        assertThat(json.path("samples").longValue()).isEqualTo(500);
        assertThat(json.path("words_compared").longValue()).isEqualTo(1_000_000);
        assertThat(json.path("mismatches").longValue()).isZero();
        assertThat(json.path("cycles_per_sample_predicted").longValue()).isEqualTo(123);
        assertThat(json.path("cycles_per_sample_measured").longValue()).isEqualTo(123);
        assertThat(json.path("cycles_per_second").doubleValue()).isEqualTo(1234568);
        assertThat(json.path("mismatch").isNull()).isTrue();
    }

    @Test
    void jsonOfABadRun() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ReportJson.text(BAD));
        assertThat(json.path("passed").booleanValue()).isFalse();
        assertThat(json.path("cycles_per_sample_measured").isNull()).isTrue();
        JsonNode mismatch = json.path("mismatch");
        assertThat(mismatch.path("sample").longValue()).isEqualTo(7);
        assertThat(mismatch.path("operation").textValue()).isEqualTo("8 UPDATE W2");
        assertThat(mismatch.path("row").intValue()).isEqualTo(5);
        assertThat(mismatch.path("rtl").longValue()).isEqualTo(-8191);
        assertThat(mismatch.path("golden_real").doubleValue()).isEqualTo(-1.0);
        assertThat(json.path("evidence").path("vcd_file").textValue()).isEqualTo("/w/failure.vcd");
    }

    @Test
    void textOfAGoodRun() {
        assertThat(ReportText.lines(GOOD))
                .containsExactly(
                        "bit-exact: RTL and golden model agree",
                        "500 samples, 1000000 words compared (every stored number, padding included), 0 samples differ",
                        "cycles per sample: 123 predicted, 123 measured",
                        "1.23 million cycles per second",
                        "2000 words read back through the host port");
    }

    @Test
    void textOfABadRun() {
        assertThat(ReportText.lines(BAD))
                .contains(
                        "DIFFERENT: RTL and golden model disagree",
                        "cycles per sample: 123 predicted, not measured: too few samples",
                        "first difference: sample 7, cycle 4321, micro-operation 8 UPDATE W2",
                        "  W2[5][9]: golden -8192 = -1.00000000, RTL -8191 = -0.999877930",
                        "  bias",
                        "waves:  /w/failure.vcd",
                        "replay: model --replay x");
    }

    @Test
    void textOfAHang() {
        CosimReport hang = new CosimReport(
                3,
                100,
                0,
                123,
                OptionalLong.empty(),
                0,
                0,
                Optional.empty(),
                Optional.of(new Failure(FailureKind.HANG, "no progress, cycle 99", 99)),
                Optional.empty());
        assertThat(hang.passed()).isFalse();
        assertThat(ReportText.lines(hang)).startsWith("FAILED").endsWith("no progress, cycle 99");
        assertThat(ReportJson.text(hang)).contains("\"kind\" : \"hang\"");
    }
}
