package io.hdlgen.golden.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.testing.DesignBuilder;
import io.hdlgen.golden.testing.RandomDesigns;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenModelTest {
    private static final int DESIGNS = 60;
    /** What can saturate, # being a layer. Of the rest: losses are not negative, so dC fits; m_l is between two states; descriptions are such that held h_l fit; for h see below. */
    private static final String[] COUNTERS =
            "W# F# B# R# z# xt# e g# t# ta# dy w# p# q# v# a# D# s+# s-# d# C".split(" ");

    /**
     * Every rule with every option of a description, compared with the text's second implementation after every sample. To replay one design: {@code -Dgolden.seed=N}, of all rules.
     *
     * <p>A counter that no design moves would be compared with nothing.
     */
    @Test
    void equalsTheContractStepByStep() {
        Long replay = Long.getLong("golden.seed");
        long first = replay == null ? 1 : replay;
        long last = replay == null ? DESIGNS : replay;
        Set<String> moved = new TreeSet<>();
        for (RuleName rule : RuleName.values()) {
            for (long seed = first; seed <= last; seed++) {
                moved.addAll(
                        StepByStep.compare(RandomDesigns.of(seed, rule), seed).keySet());
            }
        }
        if (replay == null) {
            assertThat(moved.stream().map(name -> name.replaceAll("\\d", "#")).distinct())
                    .contains(COUNTERS);
        }
    }

    /** With little noise and fine deltas the factor dC / sigma^2 needs more than 32 bits. */
    @ParameterizedTest
    @EnumSource(
            value = RuleName.class,
            names = {"NP", "INP", "ANP", "DNP", "DINP", "DANP"})
    void theFactorOfAPerturbationSaturatesAlike(RuleName rule) {
        Design design = new DesignBuilder()
                .rule(rule)
                .rate(7)
                .loss(Loss.SQUARED_ERROR)
                .weights("s6.12")
                .activations("s6.12")
                .delta(24)
                .options(new RuleOptions.NodePerturbation(
                        11,
                        RuleOptions.NoiseKind.RADEMACHER,
                        0,
                        RuleOptions.Division.SHIFT,
                        false,
                        rule.decorrelates() ? Optional.of(new RuleOptions.Decorrelation(14, true)) : Optional.empty()))
                .build();
        Map<String, Long> moved = new TreeMap<>();
        for (long seed = 1; seed <= 4; seed++) {
            moved.putAll(StepByStep.compare(design, seed));
        }
        assertThat(moved).containsKey("h");
    }
}
