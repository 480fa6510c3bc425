package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.proof.Rig;
import io.hdlgen.regress.Patch;
import io.hdlgen.sim.lockstep.CosimReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Banks with one port give the numbers of banks with two, in the cycles that the schedule says, though every read in a clock of writing gives rubbish. */
class SinglePortIT {
    private static final int SAMPLES = 24;
    private static final Set<Constraint> ALL = EnumSet.allOf(Constraint.class);

    @TempDir
    static Path work;

    private static Plan plan(String rule, String engine, UnaryOperator<Latencies> change, Set<Constraint> obeyed) {
        return Planner.plan(TestDesigns.of("""
                        network: {input: 5, layers: [{units: 7, activation: hard-tanh}, {units: 6, activation: hard-tanh}, 3]}
                        rule: {learning-rate: 2^-3, %s}
                        format: {weights: s3.9, activations: s4.8, delta: s2.10}
                        engine: {%s, banks: single-port}
                        """.formatted(rule, engine)), change, obeyed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: bp                          | block: 1, blocks: 1",
                "name: bp                          | block: 2, blocks: 3",
                "name: dfa                         | block: 4, blocks: 1",
                "name: dfa, feedback: {source: lfsr} | block: 1, blocks: 4",
                "name: fdfa, alpha: 2^-6           | block: 2, blocks: 2",
                "name: anp                         | block: 1, blocks: 3",
                "name: danp                        | block: 2, blocks: 1",
                "name: danp                        | block: 1, blocks: 5",
                "name: dp                          | block: 2, blocks: 2",
                "name: bp, decay: 2^-9, freeze: [1] | block: 2, blocks: 2, control: [inference, freeze, checkpoint]",
            })
    @Execution(ExecutionMode.CONCURRENT)
    void isExact(String rule, String engine) throws IOException {
        Plan plan = plan(rule, engine, UnaryOperator.identity(), ALL);
        CosimReport report = new Rig(work).run(plan, (rule + engine).replaceAll("\\W+", "-"), SAMPLES);
        assertThat(report.mismatch()).isEmpty();
        assertThat(report.cyclesPerSampleMeasured()).hasValue(plan.schedule().cyclesPerSample());
    }

    /** The first FORWARD of a sample would read in the clocks in which the last UPDATE of the one before writes. */
    @Test
    void readingWhileAnotherUpdateWritesIsFound() throws IOException {
        Plan right = plan("name: dfa", "block: 2, blocks: 2", UnaryOperator.identity(), ALL);
        Plan wrong = plan(
                "name: dfa",
                "block: 2, blocks: 2",
                UnaryOperator.identity(),
                EnumSet.complementOf(EnumSet.of(Constraint.BANK_FREE)));
        assertThat(gap(wrong)).isLessThan(gap(right));
        assertThat(new Rig(work).run(wrong, "without", SAMPLES).passed()).isFalse();
    }

    @Test
    void oneClockEarlierIsFound() throws IOException {
        UnaryOperator<Latencies> change = l -> new Latencies(
                l.drain(),
                l.mapDrain(),
                l.write(),
                l.update() - 1,
                l.logits(),
                l.bankWrite(),
                l.errors(),
                l.sum(),
                l.factor());
        Plan right = plan("name: dfa", "block: 2, blocks: 2", UnaryOperator.identity(), ALL);
        Plan wrong = plan("name: dfa", "block: 2, blocks: 2", change, ALL);
        assertThat(gap(wrong)).isEqualTo(gap(right) - 1);
        assertThat(new Rig(work).run(wrong, "earlier", SAMPLES).passed()).isFalse();
    }

    /** Updates that read in even beats meet their own writes. */
    @Test
    void readingInTheOtherTurnIsFound() throws IOException {
        Plan plan = plan("name: bp", "block: 2, blocks: 2", UnaryOperator.identity(), ALL);
        Rig rig = new Rig(work);
        Path folder = rig.generate(plan, "turn");
        new Patch(
                        "systolic_lane",
                        "= write_bank ? address5 : address0",
                        "= (write5 & ~load5) ? address0 : write_bank ? address5 : address0")
                .apply(folder);
        assertThat(rig.run(folder, plan, SAMPLES).passed()).isFalse();
    }

    private static int gap(Plan plan) {
        return plan.schedule().slots().get(0).gap();
    }
}
