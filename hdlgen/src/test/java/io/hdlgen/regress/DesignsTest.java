package io.hdlgen.regress;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.Layer;
import io.hdlgen.golden.spec.Reading;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions.Alpha;
import io.hdlgen.golden.spec.RuleOptions.DualPropagation;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.regress.Designs.Drawn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DesignsTest {
    private static final List<RuleName> RULES = List.of(RuleName.BP, RuleName.DFA);

    @Test
    void aDesignIsTheSameInWhateverOrder() {
        Designs designs = new Designs(7, RULES);
        List<Drawn> forward = IntStream.range(0, 12).mapToObj(designs::design).toList();
        for (int i = 11; i >= 0; i--) {
            assertThat(new Designs(7, RULES).design(i)).isEqualTo(forward.get(i));
        }
        assertThat(forward.stream().map(Drawn::trial).distinct()).hasSize(12);
    }

    @Test
    void anotherSeedDrawsOthers() {
        assertThat(new Designs(8, RULES).design(0).trial())
                .isNotEqualTo(new Designs(7, RULES).design(0).trial());
    }

    /** A few designs of a rule have all blocks, losses and depths, since those are dealt. */
    @Test
    void twelveDesignsOfARuleMeetEveryDealtChoice() {
        Designs designs = new Designs(3, List.of(RuleName.DFA));
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 12; i++) {
            Description d = designs.design(i).trial().description();
            Shape shape = d.engine().shape().orElseThrow();
            seen.add("S" + shape.block());
            seen.add(d.network().loss().text());
            seen.add("L" + d.network().depth());
            seen.add(d.formats().rounding().text());
            seen.add(designs.design(i).trial().data().text());
        }
        assertThat(seen)
                .contains("S1", "S2", "S4", "S8", "L1", "L2", "L3", "L4", "L5")
                .contains("squared-error", "softmax-cross-entropy", "nearest", "stochastic")
                .contains("random", "random-full", "random-edges", "random-sparse");
    }

    /** Also of the rules that have no hardware yet: most drafts are valid, and every option occurs. */
    @ParameterizedTest
    @EnumSource
    void theDraftsOfARuleAreValidAndMeetEveryOption(RuleName rule) {
        int drafts = 400;
        List<Description> valid = IntStream.range(0, drafts)
                .mapToObj(i -> Designs.draft(new Dice(rule.text().hashCode(), i, 0, true), rule, "draft"))
                .map(Reading::description)
                .flatMap(description -> description.stream())
                .toList();
        assertThat(valid.size()).as("of " + drafts).isGreaterThan(drafts * 2 / 3);
        Set<String> seen = new TreeSet<>();
        for (Description d : valid) {
            seen.add(d.rule().schedule().isEmpty() ? "one rate" : "schedule");
            seen.add(d.rule().decayShift().isPresent() ? "decay" : "no decay");
            seen.add(d.rule().frozen().isEmpty() ? "all learn" : "frozen");
            d.rule().feedback().ifPresent(f -> {
                seen.add(f.source().text());
                seen.add(f.values().text());
            });
            d.rule().options().noiseKind().ifPresent(noise -> seen.add(noise.text()));
            seen.addAll(options(d));
        }
        assertThat(seen).containsAll(expected(rule));
        assertThat(valid.stream().flatMap(d -> d.network().layers().stream()).mapToInt(Layer::units))
                .contains(1)
                .allMatch(n -> n <= 100)
                .anyMatch(n -> n > 90);
        assertThat(valid.stream().mapToInt(d -> d.engine().shape().orElseThrow().blocks()))
                .contains(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(valid.stream().mapToInt(d -> d.formats().vectorBits()))
                .contains(8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18);
    }

    private static List<String> options(Description d) {
        List<String> options = new ArrayList<>();
        if (d.rule().options() instanceof DualPropagation dual) {
            options.add("alpha " + dual.alpha());
            options.add(dual.order().text());
            options.add("sweeps " + dual.sweeps());
        } else if (d.rule().options() instanceof NodePerturbation perturbation) {
            options.add("draws " + (1 << perturbation.drawsShift()));
            options.add(perturbation.division().text());
            options.add(perturbation.twoNoisyPasses() ? "two-noisy" : "clean-noisy");
            perturbation.decorrelation().ifPresent(r -> options.add(r.input() ? "all" : "hidden"));
        }
        return options;
    }

    private static List<String> expected(RuleName rule) {
        List<String> expected =
                new ArrayList<>(List.of("one rate", "schedule", "decay", "no decay", "all learn", "frozen"));
        if (rule.drawsFeedback()) {
            Arrays.stream(FeedbackValues.values()).map(FeedbackValues::text).forEach(expected::add);
            Arrays.stream(FeedbackSource.values())
                    .filter(source -> source == FeedbackSource.STORED || !rule.learnsFeedback())
                    .map(FeedbackSource::text)
                    .forEach(expected::add);
        }
        if (rule.perturbsNodes() || rule == RuleName.FDFA || rule == RuleName.FG_A) {
            Arrays.stream(NoiseKind.values()).map(NoiseKind::text).forEach(expected::add);
        }
        if (rule.propagatesDuals()) {
            Arrays.stream(Alpha.values()).map(alpha -> "alpha " + alpha).forEach(expected::add);
            Arrays.stream(SweepOrder.values()).map(SweepOrder::text).forEach(expected::add);
            expected.addAll(List.of("sweeps 1", "sweeps 2", "sweeps 5"));
        }
        if (rule.perturbsNodes()) {
            expected.addAll(List.of("draws 1", "draws 2", "draws 4", "draws 8"));
        }
        boolean measures = rule == RuleName.ANP || rule == RuleName.DANP;
        if (measures || rule == RuleName.INP || rule == RuleName.DINP) {
            expected.addAll(List.of("exact", "shift"));
        }
        if (measures) {
            expected.addAll(List.of("clean-noisy", "two-noisy"));
        }
        if (rule.decorrelates()) {
            expected.addAll(List.of("all", "hidden"));
        }
        return expected;
    }

    @Test
    void theSamplesOfATrialAreThoseOfItsCommand() {
        Trial trial = new Designs(7, RULES).design(3).trial();
        assertThat(trial.visits().size()).isEqualTo(trial.samples());
        assertThat(trial.command(Path.of("f.yaml")))
                .startsWith("hdlgen cosim f.yaml --samples " + trial.samples() + " --data "
                        + trial.data().text())
                .contains("--stalls", "--careless-memories");
        assertThat(Stream.of(trial.withoutStalls(), trial.withUsualMemories())
                        .map(one -> one.command(Path.of("f.yaml"))))
                .noneMatch(command -> command.contains("--stalls") && command.contains("--careless"));
    }
}
