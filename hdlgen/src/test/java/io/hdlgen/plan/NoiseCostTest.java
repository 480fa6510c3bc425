package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What perturbations cost, counted by hand: bits are drawn in bytes, or 32 an element. */
class NoiseCostTest {
    @ParameterizedTest
    @CsvSource({"fdfa, rademacher, 24", "fdfa, gaussian, 352", "fg-a, rademacher, 32", "fg-a, gaussian, 448"})
    void randomBits(String rule, String noise, long bits) {
        for (int block : new int[] {1, 2, 4, 8}) {
            assertThat(Estimate.of(plan(rule, noise, block)).randomBits()).isEqualTo(bits);
        }
    }

    @ParameterizedTest
    @CsvSource({"fg-a, rademacher, 4", "fg-a, gaussian, 8", "fdfa, gaussian, 0"})
    void multipliersBesideTheArray(String rule, String noise, int count) {
        assertThat(Estimate.of(plan(rule, noise, 4)).multiplierUnits().stream()
                        .filter(unit -> !unit.name().startsWith("softmax"))
                        .skip(1)
                        .mapToInt(Estimate.MultiplierUnit::count)
                        .sum())
                .isEqualTo(count);
    }

    private static Plan plan(String rule, String noise, int block) {
        return Planner.plan(
                TestDesigns.of("""
                network: {input: 5, layers: [9, 2, 3]}
                rule: {name: %s, noise: %s%s}
                format: {rounding: nearest}
                engine: {block: %d, blocks: 1}
                """.formatted(rule, noise, rule.equals("fdfa") ? ", alpha: 2^-9" : "", block)));
    }
}
