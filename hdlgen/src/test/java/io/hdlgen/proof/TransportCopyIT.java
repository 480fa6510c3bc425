package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import io.hdlgen.regress.Patch;
import io.hdlgen.sim.lockstep.CosimReport;
import io.hdlgen.sim.lockstep.Mismatch;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights that are stored twice stay one matrix: the copies are compared after every sample, and give what transposed reading gives. */
class TransportCopyIT {
    @TempDir
    static Path work;

    private static Plan plan(String rule, String control) {
        return Planner.plan(TestDesigns.of("""
                network: {input: 5, layers: [{units: 7, activation: leaky-relu}, {units: 6, activation: hard-tanh}, 3]}
                rule: {learning-rate: 2^-3, %s}
                format: {weights: s3.9, activations: s4.8, rounding: nearest}
                engine: {block: 2, blocks: 2, transport: copy, control: [%s]}
                """.formatted(rule, control)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "name: bp | ''",
                "name: bp, freeze: [1] | ''",
                "name: bp, freeze: [1] | freeze",
                "name: dp, beta: 2^-1, sweeps: 2 | ''"
            })
    void isExact(String rule, String control) throws IOException {
        Plan plan = plan(rule, control);
        Rig rig = new Rig(work);
        CosimReport report = rig.run(rig.generate(plan, (rule + control).replaceAll("\\W+", "-")), plan, 60);
        assertThat(report.passed()).isTrue();
        assertThat(report.cyclesPerSampleMeasured()).hasValue(plan.schedule().cyclesPerSample());
        assertThat(plan.layout().matrices()).extracting(m -> m.name()).containsExactly("W1", "W2", "W3", "T3", "T2");
    }

    /** Nothing is written where the copies stand. */
    @Test
    void aCopyThatDiffersIsFound() throws IOException {
        Plan plan = plan("name: bp", "");
        Rig rig = new Rig(work);
        Path folder = rig.generate(plan, "differs");
        int from = plan.layout().matrices().get(3).base();
        new Patch(
                        "systolic_block",
                        ".write5     (update_q[4])",
                        ".write5     (update_q[4] & (load_q[4] | (address_q[4*ADDR_W +: ADDR_W] < %d)))"
                                .formatted(from))
                .apply(folder);
        CosimReport report = rig.run(folder, plan, 60);
        assertThat(report.mismatch().map(Mismatch::object).orElseThrow()).matches("T[23]");
    }
}
