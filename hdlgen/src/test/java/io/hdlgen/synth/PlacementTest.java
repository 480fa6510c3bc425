package io.hdlgen.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.hdlgen.sim.build.BuildException;
import io.hdlgen.synth.Placement.Use;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What nextpnr-ice40 0.4 has written about a design whose clock is too slow, and about one that is too large. */
class PlacementTest {
    @Test
    void tellsWhatIsUsedAndTheClock() throws IOException {
        Placement placement = Placement.read(recorded("missed-clock.nextpnr.log"), recorded("missed-clock.timing"));
        assertThat(placement.used())
                .containsEntry("ICESTORM_LC", new Use(2283, 5280))
                .containsEntry("ICESTORM_RAM", new Use(5, 30))
                .containsEntry("ICESTORM_DSP", new Use(1, 8))
                .containsEntry("ICESTORM_PLL", new Use(1, 1))
                .doesNotContainKey("ICESTORM_SPRAM");
        assertThat(placement.fits()).isTrue();
        assertThat(placement.megahertz()).hasValueCloseTo(34.79, offset(0.005));
    }

    @Test
    void tellsWhatIsMissing() throws IOException {
        Placement placement = Placement.read(recorded("too-large.nextpnr.log"), "");
        assertThat(placement.used()).containsEntry("ICESTORM_RAM", new Use(31, 30));
        assertThat(placement.fits()).isFalse();
        assertThat(placement.megahertz()).isEmpty();
    }

    /** The slowest of several clocks is the one that counts. */
    @Test
    void severalClocks() {
        String report = "{\"fmax\": {\"a\": {\"achieved\": 50.5}, \"b\": {\"achieved\": 30.25}}}";
        assertThat(Placement.read("", report).megahertz()).hasValue(30.25);
    }

    @Test
    void whatIsNoReportIsToldAsSuch() {
        assertThatThrownBy(() -> Placement.read("", "{")).isInstanceOf(BuildException.class);
    }

    private static String recorded(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PlacementTest.class.getResourceAsStream("/synth/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
