package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import io.hdlgen.regress.Patch;
import io.hdlgen.sim.lockstep.CosimReport;
import io.hdlgen.sim.lockstep.Mismatch;
import io.hdlgen.sim.report.ReportText;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schedules of the learning rate and frozen layers in hardware; and that a step too early or too late, or a layer that is not frozen, is found. */
class TrainingControlIT {
    private static final int SAMPLES = 40;

    @TempDir
    static Path work;

    private static final String UP_AND_DOWN =
            "schedule: [{samples: 7, learning-rate: 2^-6}, {samples: 20, learning-rate: 2^-3}, {samples: 31, learning-rate: 2^-4}]}";

    /** What is controlled. */
    enum Subject {
        SCHEDULE_OF_SAMPLES(
                "{name: dfa, learning-rate: 2^-3, schedule: [{samples: 7, learning-rate: 2^-5}, {samples: 8, learning-rate: 2^-4}, {samples: 30, learning-rate: 2^-3}]}",
                "{block: 2, blocks: 2}"),
        SCHEDULE_OF_EPOCHS(
                "{name: bp, learning-rate: 2^-3, schedule: [{epochs: 1, learning-rate: 2^-4}, {samples: 10, learning-rate: 2^-5}, {epochs: 2, learning-rate: 2^-6}]}",
                "{block: 4, blocks: 1, epoch-samples: 11}"),
        RATE_OF_THE_SECOND_SAMPLE(
                "{name: drtp, learning-rate: 2^-3, schedule: [{samples: 1, learning-rate: 2^-5}]}",
                "{block: 1, blocks: 4}"),
        FROZEN("{name: kp, learning-rate: 2^-3, decay: 2^-6, freeze: [0, 2]}", "{block: 2, blocks: 3}"),
        FROZEN_OUTPUT(
                "{name: sdfa, learning-rate: 2^-3, freeze: [2], schedule: [{samples: 20, learning-rate: 2^-4}]}",
                "{block: 1, blocks: 2}"),
        /** Whose scalar is a rounded sum: its shift follows the schedule, to larger rates too. */
        SUM("{name: fg-a, learning-rate: 2^-4, " + UP_AND_DOWN, "{block: 2, blocks: 1, control: [inference]}"),
        /** Whose scalar is a rounded difference. */
        DIFFERENCE(
                "{name: np, learning-rate: 2^-4, sigma: 2^-2, noise: gaussian, " + UP_AND_DOWN,
                "{block: 4, blocks: 1}"),
        /** Whose scalar is a quotient. */
        QUOTIENT("{name: anp, learning-rate: 2^-4, sigma: 2^-2, " + UP_AND_DOWN, "{block: 2, blocks: 1}"),
        /** The same for each layer, with decorrelated inputs. */
        QUOTIENTS(
                "{name: dinp, learning-rate: 2^-4, sigma: 2^-2, noise: gaussian, division: exact, " + UP_AND_DOWN,
                "{block: 1, blocks: 2}");

        private final String text;

        Subject(String rule, String engine) {
            text = """
                    network: {input: 5, layers: [{units: 9, activation: hard-sigmoid}, {units: 6, activation: leaky-relu}, 5]}
                    rule: %s
                    format: {weights: s3.9, activations: s6.8, rounding-bits: 4}
                    engine: %s
                    """.formatted(rule, engine);
        }

        Plan plan() {
            return Planner.plan(TestDesigns.of(text));
        }
    }

    /** What is wrong, and in which sample and where it is found. */
    enum Fault {
        STEP_A_SAMPLE_LATE(
                Subject.SCHEDULE_OF_SAMPLES, "rate_schedule", "samples < limit", "samples <= limit", "7 .*: g3\\[\\d]"),
        STEP_LEFT_OUT(
                Subject.SCHEDULE_OF_EPOCHS,
                "rate_schedule",
                "assign settled = last |",
                "assign settled = 1'b1 |",
                "10 .*: g3\\[\\d]"),
        SAMPLES_COUNTED_FROM_ONE(
                Subject.RATE_OF_THE_SECOND_SAMPLE,
                "core",
                "samples <= 32'd0;",
                "samples <= 32'd1;",
                "0 .*: g[12]\\[\\d]"),
        LAYER_NOT_FROZEN(
                Subject.FROZEN,
                "sequencer",
                "(held_left_q == ZERO) ? held_tail_q",
                "1'b0 ? held_tail_q",
                "0 .*: [WB]\\d.*"),
        FROZEN_NOISE_STANDS_STILL(
                Subject.FROZEN_OUTPUT,
                "sequencer",
                "word_beat & updates_q;",
                "word_beat & updates_q & (held_tail_q != {LIMIT_W{1'b0}});",
                "0 .*: rounding.*"),
        SUM_KEEPS_ITS_SHIFT(Subject.SUM, "core", "dot} << grade", "dot} << GRADE_MOST", "\\d .*: g1.*"),
        DIFFERENCE_KEEPS_ITS_SHIFT(
                Subject.DIFFERENCE, "core", "if (sample_start) sample_rate_q", "if (rst) sample_rate_q", "7 .*: g1.*"),
        DIVISOR_KEEPS_ITS_SHIFT(Subject.QUOTIENT, "factor", "squares} << grade", "squares} << 0", "0 .*: g1.*");

        private final Subject subject;

        @SuppressWarnings("ImmutableEnumChecker") // A record of texts is immutable; its type does not say so.
        private final Patch patch;

        private final String found;

        Fault(Subject subject, String module, String right, String wrong, String found) {
            this.subject = subject;
            this.patch = new Patch(module, right, wrong);
            this.found = found;
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void isExact(Subject subject) throws IOException {
        Plan plan = subject.plan();
        CosimReport report = new Rig(work).run(plan, subject.name(), SAMPLES);
        assertThat(report.passed())
                .as(String.join("\n", ReportText.lines(report)))
                .isTrue();
        assertThat(report.cyclesPerSampleMeasured()).hasValue(plan.schedule().cyclesPerSample());
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void isFound(Fault fault) throws IOException {
        Rig rig = new Rig(work);
        Path folder = rig.generate(fault.subject.plan(), fault.name());
        fault.patch.apply(folder);
        CosimReport report = rig.run(folder, fault.subject.plan(), SAMPLES);
        assertThat(report.passed()).isFalse();
        assertThat(report.mismatch()
                        .map(TrainingControlIT::place)
                        .orElseGet(() -> report.failure().orElseThrow().kind().name()))
                .matches(fault.found);
    }

    private static String place(Mismatch m) {
        return "%d %s: %s".formatted(m.sample(), m.operation(), m.place());
    }
}
