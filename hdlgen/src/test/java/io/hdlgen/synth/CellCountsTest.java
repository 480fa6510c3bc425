package io.hdlgen.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.board.Family;
import io.hdlgen.sim.build.BuildException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against what Yosys 0.23 has counted in {@code examples/tiny.yaml}, which was added up by hand. */
class CellCountsTest {
    /** Buffers, constants, and multiplexers between look-up tables, which take no place of their own. */
    private static final String NOT_COUNTED = "IBUF|OBUF|BUFG|GND|VCC|MUXF[789]|MUX2_LUT[5-8]|MISTRAL_(CLKBUF|IB|OB)";

    @ParameterizedTest
    @CsvSource({
        // 1531 SB_LUT4
        "ICE40,    1531, 1267, 8, 4, 460",
        // 1190 LUT4, 2 x 274 CCU2C, 6 x 48 TRELLIS_DPR16X4
        "ECP5,     2026, 1151, 2, 4, 274",
        // 1449 LUT1 to LUT4, 590 ALU, 6 x 48 RAM16SDP4
        "GOWIN,    2327, 1151, 2, 4, 590",
        // 1212 LUT2 to LUT6, 58 INV, 21 SRL16E, 4 x 23 RAM32M, 4 x 22 RAM64M
        "XC7,      1471, 1132, 0, 4, 129",
        // 1191 LUT1 to LUT6, 59 INV, 21 SRL16E, 8 x 12 RAM32M16, 8 x 10 RAM64M8
        "XCUP,     1447, 1132, 0, 4, 129",
        // 44 ALUT6; 947 ALUT2 to ALUT5, 664 ALUT_ARITH, 65 MLAB, 5 NOT in pairs
        "CYCLONE5,  885, 1336, 8, 4, 664",
    })
    void countsARecordedRun(Family family, int lut, int ff, int blockRam, int dsp, int carry) throws IOException {
        assertThat(CellCounts.of(family, recorded(family))).isEqualTo(new CellCounts(lut, ff, blockRam, 0, dsp, carry));
    }

    /** A cell that nobody has thought of would make a design smaller than it is. */
    @ParameterizedTest
    @EnumSource
    void everyCellIsCountedOrTakesNoPlace(Family family) throws IOException {
        for (String cell : recorded(family).keySet()) {
            boolean counted = !CellCounts.of(family, Map.of(cell, 1)).equals(new CellCounts(0, 0, 0, 0, 0, 0));
            assertThat(counted).as(cell).isNotEqualTo(cell.matches(NOT_COUNTED));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ICE40, SB_SPRAM256KA, 0, 3",
        "XC7,   RAMB18E1,      3, 0",
        "XC7,   RAMB36E1,      6, 0",
        "XCUP,  RAMB36E2,      6, 0",
        "XCUP,  URAM288,       0, 3",
        "GOWIN, SDPB,          3, 0",
        "GOWIN, DPX9B,         3, 0",
    })
    void memories(Family family, String cell, int blocks, int large) {
        assertThat(CellCounts.of(family, Map.of(cell, 3))).isEqualTo(new CellCounts(0, 0, blocks, large, 0, 0));
    }

    @Test
    void whatIsNoCountIsToldAsSuch() {
        assertThatThrownBy(() -> CellCounts.read("{\"design\": {}}"))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("no cells are counted");
        assertThatThrownBy(() -> CellCounts.read("=== top ===")).isInstanceOf(BuildException.class);
    }

    private static Map<String, Integer> recorded(Family family) throws IOException {
        try (InputStream json = Objects.requireNonNull(
                CellCountsTest.class.getResourceAsStream("/synth/tiny." + family.text() + ".json"))) {
            return CellCounts.read(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
