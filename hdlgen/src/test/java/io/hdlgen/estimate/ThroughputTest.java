package io.hdlgen.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hdlgen.board.BoardFolder;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.plan.Estimate;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThroughputTest {
    private static Plan plan(int input) {
        return Planner.plan(Planner.design(DescriptionReader.read("test.yaml", """
                        network: {input: %d, layers: [{units: 16}, {units: 10}]}
                        engine: {block: 2, blocks: 2}
                        board: ulx3s-85f
                        """.formatted(input), List.of())
                .description()
                .orElseThrow()));
    }

    /** docs/host-link.md: sync, command, number, length; two bytes of index; words; four bytes of CRC. */
    @Test
    void aSampleTravelsInFramesOfAtMost247Bytes() {
        assertThat(Throughput.sampleBytes(plan(64))).isEqualTo(4 + 2 + 32 * 4 + 4);
        // 61 words of four bytes are 244; with the index 246.
        assertThat(Throughput.sampleBytes(plan(122))).isEqualTo(4 + 2 + 61 * 4 + 4);
        assertThat(Throughput.sampleBytes(plan(124))).isEqualTo(2 * (4 + 2 + 4) + 62 * 4);
        assertThat(Throughput.sampleBytes(plan(784))).isEqualTo(7 * (4 + 2 + 4) + 392 * 4);
    }

    @Test
    void theSlowerOfLinkAndEngineDecides() {
        Plan plan = plan(64);
        Estimate estimate = Estimate.of(plan);
        Throughput slowLine = Throughput.of(plan, estimate, BoardFolder.named("ulx3s-85f"), 25_000_000, 115_200);
        assertThat(slowLine.limit()).isEqualTo(Throughput.Limit.HOST_LINK);
        assertThat(slowLine.samplesPerSecond()).isCloseTo(11_520 / 138.0, within(1e-9));
        Throughput slowClock = Throughput.of(plan, estimate, BoardFolder.named("ulx3s-85f"), 10_000, 12_000_000);
        assertThat(slowClock.limit()).isNotEqualTo(Throughput.Limit.HOST_LINK);
        assertThat(slowClock.samplesPerSecond()).isCloseTo(10_000.0 / estimate.cyclesPerSample(), within(1e-9));
        Throughput processor = Throughput.of(plan, estimate, BoardFolder.named("pynq-z2"), 100_000_000, 115_200);
        assertThat(processor.link()).isCloseTo(100_000_000 / 33.0, within(1e-6));
    }
}
