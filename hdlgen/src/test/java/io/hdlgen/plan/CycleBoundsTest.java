package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.RuleName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No rule takes more cycles than it should; the figures are exact, so nothing here depends on the machine. */
class CycleBoundsTest {
    /** Cycles per sample, softmax cross-entropy, S and NB chosen by the tool. */
    @ParameterizedTest
    @CsvSource({
        "dfa, 2780",
        "bp, 2900",
        "fa, 2900",
        "kp, 2900",
        "drtp, 2780",
        "dkp, 2900",
        "dp, 2900",
        "dp-t, 2900",
        "fdfa, 2980",
        "np, 2900",
        "anp, 2900"
    })
    void ofALargeNetwork(String rule, int most) {
        String text = "network: {input: 784, layers: [100, 10]}\nrule: %s\nengine: {multipliers: 64}".formatted(rule);
        assertThat(Planner.plan(TestDesigns.of(text)).schedule().cyclesPerSample())
                .isLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({"drtp, 460", "dfa, 525", "bp, 555", "dp-t, 650", "np, 600", "anp, 660", "fdfa, 610"})
    void ofASmallNetwork(String rule, int most) {
        assertThat(small(rule, "softmax-cross-entropy").schedule().cyclesPerSample())
                .isLessThanOrEqualTo(most);
    }

    /** Twice what a full array would take for the products that the page of the rule counts. */
    @ParameterizedTest
    @CsvSource({
        "fa, 6112",
        "kp, 6784",
        "sdfa, 5920",
        "dkp, 6400",
        "fg-a, 6112",
        "dp, 6112",
        "dp-t, 6112",
        "inp, 6272",
        "dnp, 28896",
        "danp, 28896",
        "dinp, 29312"
    })
    void ofASmallNetworkAgainstTheIdeal(String rule, int products) {
        Plan plan = small(rule, "softmax-cross-entropy");
        assertThat(Estimate.of(plan).products()).isEqualTo(products);
        assertThat(plan.schedule().cyclesPerSample()).isLessThanOrEqualTo(2 * products / 16);
    }

    @ParameterizedTest
    @CsvSource("dfa, 455")
    void ofASmallNetworkWithSquaredError(String rule, int most) {
        assertThat(small(rule, "squared-error").schedule().cyclesPerSample()).isLessThanOrEqualTo(most);
    }

    private static Plan small(String rule, String loss) {
        String hidden = RuleName.valueOf(rule.replace('-', '_').toUpperCase(java.util.Locale.ROOT))
                        .needsBoundedActivations()
                ? "{units: %d, activation: hard-tanh}"
                : "%d";
        String layers = hidden.formatted(32) + ", " + hidden.formatted(16) + ", 10";
        String text = "network: {input: 64, layers: [%s], loss: %s}\nrule: %s\nengine: {multipliers: 16}"
                .formatted(layers, loss, rule);
        return Planner.plan(TestDesigns.of(text));
    }
}
