package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.board.BoardFolder;
import io.hdlgen.estimate.Fit;
import io.hdlgen.estimate.Resource;
import io.hdlgen.synth.DeviceUse;
import io.hdlgen.synth.Placement;
import io.hdlgen.synth.Placement.Use;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SynthReportTest {
    private static final double CLOCK = 24;

    private static SynthReport report(int luts, Optional<Placement> placement) {
        DeviceUse use = new DeviceUse(new Fit.Line(Resource.LUT, 5000, 5280, 0.1), luts);
        return new SynthReport(
                BoardFolder.named("icebreaker"), CLOCK, List.of(use), placement, List.of(Path.of("build", "x.json")));
    }

    private static Optional<Placement> placed(int cells, double megahertz) {
        return Optional.of(new Placement(Map.of("ICESTORM_LC", new Use(cells, 5280)), OptionalDouble.of(megahertz)));
    }

    @Test
    void whatFitsAndIsFastEnoughPasses() {
        SynthReport report = report(3000, placed(4709, 24.0));
        assertThat(report.passed()).isTrue();
        assertThat(report.fields()).containsEntry("fits", true).containsEntry("clock_mhz_achieved", 24.0);
        assertThat(report.table()).containsPattern("look-up tables +3000 +5000 +5280 +57 %");
    }

    @Test
    void tooManyCellsAreToldWithBothNumbers() {
        assertThat(report(5281, Optional.empty()).failures())
                .singleElement()
                .asString()
                .contains("5281 of 5280 look-up tables");
        SynthReport placed = report(3000, placed(5281, 30));
        assertThat(placed.failures()).singleElement().asString().contains("5281 of 5280 ICESTORM_LC");
        assertThat(placed.fields()).containsEntry("fits", false);
    }

    @Test
    void aMissedClockIsToldWithBothNumbers() {
        SynthReport report = report(3000, placed(4709, 23.99));
        assertThat(report.failures()).containsExactly("the clock reaches 23.99 MHz, and 24 MHz are asked for");
        assertThat(report.fields()).containsEntry("fits", true);
    }

    @Test
    void whatIsNotPlacedIsSaid() {
        SynthReport report = report(3000, Optional.empty());
        assertThat(report.passed()).isTrue();
        assertThat(report.remarks().get(0)).contains("synthesis only").contains("not checked");
        assertThat(report.fields()).containsEntry("clock_mhz_achieved", 0.0);
    }
}
