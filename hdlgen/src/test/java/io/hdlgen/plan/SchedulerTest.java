package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.plan.Schedule.Slot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schedule against {@link TimingRules}: all small networks of some sizes on all small shapes. */
class SchedulerTest {
    private static final int[] SIZES = {1, 2, 5, 9};

    @ParameterizedTest
    @CsvSource({
        "bp, squared-error",
        "bp, softmax-cross-entropy",
        "kp, squared-error",
        "sdfa, softmax-cross-entropy",
        "drtp, softmax-cross-entropy",
        "dkp, squared-error",
        "fdfa rademacher, softmax-cross-entropy",
        "fdfa gaussian, squared-error",
        "dp-t, softmax-cross-entropy",
        "dp upward, softmax-cross-entropy",
        "dp forward-backward, squared-error",
        "np rademacher, softmax-cross-entropy",
        "np gaussian, squared-error",
        "inp rademacher, squared-error",
        "inp rademacher, softmax-cross-entropy",
        "inp gaussian, softmax-cross-entropy",
        "anp rademacher, squared-error",
        "fg-a rademacher, softmax-cross-entropy",
        "fg-a gaussian, squared-error",
        "dfa, squared-error",
        "dfa, softmax-cross-entropy"
    })
    void isWhatTrialFinds(String rule, String loss) {
        for (Plan plan : plans(rule, loss)) {
            TimingRules rules = rules(plan);
            int[] gaps = rules.gapsByTrial();
            assertThat(gaps(plan)).as(name(plan)).isEqualTo(gaps);
            assertThat(plan.schedule().cyclesPerSample()).as(name(plan)).isEqualTo(rules.cycles(gaps));
        }
    }

    @ParameterizedTest
    @CsvSource({"bp, squared-error", "fdfa rademacher, softmax-cross-entropy", "dnp, softmax-cross-entropy"})
    void isWhatTrialFindsForBanksWithOnePort(String rule, String loss) {
        for (Plan plan : plans(rule, loss + "}\nengine: {banks: single-port")) {
            TimingRules rules = rules(plan);
            int[] gaps = rules.gapsByTrial();
            assertThat(gaps(plan)).as(name(plan)).isEqualTo(gaps);
            assertThat(plan.schedule().cyclesPerSample()).as(name(plan)).isEqualTo(rules.cycles(gaps));
        }
    }

    @Test
    void everyGapIsNeeded() {
        for (String loss : List.of("squared-error", "softmax-cross-entropy")) {
            for (String rule : List.of(
                    "bp",
                    "fa",
                    "dfa",
                    "dkp",
                    "fdfa gaussian",
                    "dp upward",
                    "np gaussian",
                    "inp rademacher",
                    "fg-a gaussian")) {
                for (Plan plan : plans(rule, loss)) {
                    int[] gaps = gaps(plan);
                    assertThat(violation(plan, gaps)).as(name(plan)).isEqualTo(-1);
                    for (int k = 0; k < gaps.length; k++) {
                        if (gaps[k] > 0) {
                            gaps[k]--;
                            assertThat(violation(plan, gaps))
                                    .as("%s, gap %d one less", name(plan), k)
                                    .isNotNegative()
                                    .isEqualTo(rules(plan).firstViolation(gaps));
                            gaps[k]++;
                        }
                    }
                }
            }
        }
    }

    /** A delta that is masked by what was computed just before; see {@link Constraint#OPERAND_READY}. */
    @Test
    void waitsForTheMask() {
        Design design = TestDesigns.of("network: {input: 2, layers: [3, 3], loss: squared-error}");
        Parts p = new Parts(design);
        Shape shape = new Shape(4, 1);
        List<MicroOp> program = List.of(
                MicroOp.forward(p.w(1), p.x(0)).shift(13).through(p.f(1)).to(p.x(1)),
                MicroOp.forward(p.feedback(1), p.e())
                        .negated()
                        .shift(15)
                        .maskedBy(p.x(1), p.f(1))
                        .to(p.g(1)),
                MicroOp.update(p.w(1), p.g(1), p.x(0)));
        List<OpTiming> timings =
                program.stream().map(op -> OpTiming.of(op, shape)).toList();
        Latencies latencies = Latencies.of(2);
        Schedule schedule = Scheduler.schedule(timings, shape, latencies, EnumSet.allOf(Constraint.class));
        int[] byTrial = new TimingRules(program, shape, latencies).gapsByTrial();
        assertThat(schedule.slots().stream().mapToInt(Slot::gap)).containsExactly(byTrial[0], byTrial[1], byTrial[2]);
        Set<Constraint> others = EnumSet.complementOf(EnumSet.of(Constraint.OPERAND_READY));
        Schedule careless = Scheduler.schedule(timings, shape, latencies, others);
        assertThat(careless.slots().get(1).gap())
                .isEqualTo(schedule.slots().get(1).gap() - 1);
    }

    /** In a network of one small layer the noise of a sample could begin before the last one's update has ended. */
    @Test
    void drawsWhenTheSampleBeforeIsFinal() {
        Design design = TestDesigns.of("""
                network: {input: 3, layers: [2], loss: squared-error}
                rule: {name: fg-a, noise: gaussian}
                engine: {block: 8, blocks: 1}
                """);
        Plan plan = Planner.plan(design);
        assertThat(gaps(plan)).isEqualTo(rules(plan).gapsByTrial());
        Set<Constraint> others = EnumSet.complementOf(EnumSet.of(Constraint.DRAW_AFTER_FINAL));
        assertThatThrownBy(() -> Planner.plan(design, UnaryOperator.identity(), others))
                .hasMessage("MAP u1 of the next sample starts before this sample is final");
    }

    @Test
    void slotsFollowEachOther() {
        for (Plan plan : plans("bp", "squared-error")) {
            List<Slot> slots = plan.schedule().slots();
            for (int k = 1; k < slots.size(); k++) {
                assertThat(slots.get(k).start())
                        .isEqualTo(slots.get(k - 1).end() + slots.get(k).gap());
            }
            assertThat(slots.get(0).start()).isZero();
            assertThat(plan.schedule().cyclesPerSample())
                    .isEqualTo(slots.get(slots.size() - 1).end() + slots.get(0).gap());
        }
    }

    private static int violation(Plan plan, int[] gaps) {
        return Scheduler.firstViolation(plan.timings(), plan.design().shape(), plan.latencies(), gaps);
    }

    private static TimingRules rules(Plan plan) {
        return new TimingRules(plan.program(), plan.design().shape(), plan.latencies(), plan.singlePort());
    }

    private static int[] gaps(Plan plan) {
        return plan.schedule().slots().stream().mapToInt(Slot::gap).toArray();
    }

    private static List<Plan> plans(String rule, String loss) {
        List<Plan> plans = new ArrayList<>();
        for (int input : SIZES) {
            for (int hidden : SIZES) {
                for (int classes : SIZES) {
                    String network = "network: {input: %d, layers: [%d, %d], loss: %s}\nrule: %s"
                            .formatted(input, hidden, classes, loss, options(rule));
                    for (int block : new int[] {1, 2, 4, 8}) {
                        for (int blocks : new int[] {1, 2, 3, 5}) {
                            plans.add(Planner.plan(
                                    new Design(TestDesigns.of(network).description(), new Shape(block, blocks))));
                        }
                    }
                }
            }
        }
        return plans;
    }

    /** DKP's feedback rate must fit the squared error's wide format. */
    private static String options(String rule) {
        if (rule.startsWith("dp ")) {
            return "{name: dp, sweeps: 2, order: " + rule.substring("dp ".length()) + "}";
        }
        if (rule.startsWith("fg-a ")) {
            return "{name: fg-a, noise: " + rule.substring("fg-a ".length()) + "}";
        }
        if (rule.startsWith("fdfa ")) {
            return "{name: fdfa, alpha: 2^-9, noise: " + rule.substring("fdfa ".length()) + "}";
        }
        if (rule.contains("np ")) {
            return "{name: " + rule.replace(" ", ", noise: ") + "}";
        }
        return rule.equals("dkp") ? "{name: dkp, feedback: {learning-rate: 2^-14}}" : rule;
    }

    private static String name(Plan plan) {
        return plan.design().description().network() + " " + plan.design().shape();
    }
}
