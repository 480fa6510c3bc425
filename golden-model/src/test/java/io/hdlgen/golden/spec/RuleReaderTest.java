package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.RuleOptions.Alpha;
import io.hdlgen.golden.spec.RuleOptions.Decorrelation;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleOptions.DualPropagation;
import io.hdlgen.golden.spec.RuleOptions.FeedbackLearning;
import io.hdlgen.golden.spec.RuleOptions.ForwardFeedback;
import io.hdlgen.golden.spec.RuleOptions.ForwardGradient;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.golden.spec.RuleOptions.None;
import io.hdlgen.golden.spec.RuleOptions.SignedError;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Defaults and options of every rule, from the table of {@code docs/description.md}. */
class RuleReaderTest {
    private static final OptionalInt NOTHING = OptionalInt.empty();

    private static Reading reading(String rule, String... overrides) {
        return DescriptionReader.read("net.yaml", "network: {layers: [32, 16, 10]}\nrule: " + rule, List.of(overrides));
    }

    private static RuleSpec read(String rule, String... overrides) {
        Reading reading = reading(rule, overrides);
        assertThat(reading.description()).as(reading.diagnostics().toString()).isPresent();
        return reading.description().orElseThrow().rule();
    }

    private static NodePerturbation perturbation(Division division, Optional<Decorrelation> decorrelation) {
        return new NodePerturbation(4, NoiseKind.RADEMACHER, 0, division, false, decorrelation);
    }

    private static RuleOptions defaults(RuleName rule) {
        return switch (rule) {
            case BP, FA, KP, DFA, DRTP -> new None();
            case SDFA -> new SignedError(OptionalInt.of(3));
            case DKP -> new FeedbackLearning(10, NOTHING);
            case FDFA -> new ForwardFeedback(7, NoiseKind.RADEMACHER);
            case FG_A -> new ForwardGradient(NoiseKind.RADEMACHER);
            case DP, DP_T -> new DualPropagation(Alpha.HALF, 3, SweepOrder.DOWNWARD, 1);
            case NP, INP -> perturbation(Division.SHIFT, Optional.empty());
            case ANP -> perturbation(Division.EXACT, Optional.empty());
            case DNP -> perturbation(Division.SHIFT, Optional.of(new Decorrelation(11, true)));
            case DANP -> perturbation(Division.EXACT, Optional.of(new Decorrelation(11, true)));
            case DINP -> perturbation(Division.SHIFT, Optional.of(new Decorrelation(13, true)));
        };
    }

    @ParameterizedTest
    @EnumSource(RuleName.class)
    void theNameIsEnough(RuleName rule) {
        RuleSpec spec = read(rule.text());
        assertThat(spec.name()).isEqualTo(rule);
        assertThat(spec.schedule()).isEmpty();
        assertThat(spec.decayShift()).isEmpty();
        assertThat(spec.frozen()).isEmpty();
        assertThat(spec.feedback().isPresent()).isEqualTo(rule.drawsFeedback());
        assertThat(spec.options()).isEqualTo(defaults(rule));
    }

    @ParameterizedTest
    @CsvSource({
        "bp, 7",
        "fa, 7",
        "fdfa, 7",
        "dp-t, 7",
        "fg-a, 12",
        "np, 12",
        "anp, 12",
        "inp, 12",
        "dnp, 9",
        "danp, 9",
        "dinp, 8"
    })
    void theLearningRateSuitsTheRule(String rule, int shift) {
        assertThat(read(rule).rateShift()).isEqualTo(shift);
    }

    @Test
    void statesOfDualPropagationHaveFinerDefaults() {
        for (RuleName rule : RuleName.values()) {
            assertThat(reading(rule.text())
                            .description()
                            .orElseThrow()
                            .formats()
                            .activations())
                    .hasToString(rule.propagatesDuals() ? "s6.10" : "s7.9");
        }
    }

    @Test
    void whatEveryRuleHas() {
        RuleSpec spec =
                read("{name: bp, schedule: [{samples: 500, learning-rate: 2^-8}, {epochs: 2, learning-rate: 2^-9},"
                        + " {samples: 900, learning-rate: 2^-8}], decay: 2^-14, freeze: [2, 0]}");
        assertThat(spec.schedule())
                .containsExactly(
                        new RateStep(RateStep.Unit.SAMPLES, 500, 8),
                        new RateStep(RateStep.Unit.EPOCHS, 2, 9),
                        new RateStep(RateStep.Unit.SAMPLES, 900, 8));
        assertThat(spec.decayShift()).hasValue(14);
        assertThat(spec.frozen()).containsExactly(1, 3);
    }

    @Test
    void whatSomeRulesHave() {
        assertThat(read("{name: sdfa, dead-band: none}").options()).isEqualTo(new SignedError(NOTHING));
        assertThat(read("{name: dkp, learning-rate: 2^-5, feedback: {decay: 2^-9}}")
                        .options())
                .isEqualTo(new FeedbackLearning(8, OptionalInt.of(9)));
        assertThat(read("{name: fdfa, noise: gaussian}").options())
                .isEqualTo(new ForwardFeedback(8, NoiseKind.GAUSSIAN));
        assertThat(read("{name: fdfa, alpha: 2^-9}").options()).isEqualTo(new ForwardFeedback(9, NoiseKind.RADEMACHER));
        assertThat(read("{name: dp-t, alpha: 0, beta: 2^-2, order: forward-backward, sweeps: 64}")
                        .options())
                .isEqualTo(new DualPropagation(Alpha.ZERO, 2, SweepOrder.FORWARD_BACKWARD, 64));
        assertThat(read("{name: inp, noise: gaussian, draws: 64, sigma: 2^-5}").options())
                .isEqualTo(new NodePerturbation(5, NoiseKind.GAUSSIAN, 6, Division.EXACT, false, Optional.empty()));
        assertThat(
                        read("{name: danp, division: shift, passes: two-noisy, decorrelate: hidden, decorrelation-rate: 2^-9}")
                                .options())
                .isEqualTo(new NodePerturbation(
                        4, NoiseKind.RADEMACHER, 0, Division.SHIFT, true, Optional.of(new Decorrelation(9, false))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/2", "0.5", "2^-1", "'1/2'", ".5"})
    void aHalfIsWrittenInManyWays(String alpha) {
        DualPropagation options =
                (DualPropagation) read("{name: dp, alpha: " + alpha + "}").options();
        assertThat(options.alpha()).isEqualTo(Alpha.HALF);
    }

    @ParameterizedTest
    @CsvSource({"256, true", "257, false"})
    void aWideInputIsNotDecorrelatedUnasked(int input, boolean accepted) {
        assertThat(reading("dnp", "network.input=" + input).hasErrors()).isNotEqualTo(accepted);
        assertThat(reading("{name: dnp, decorrelate: all}", "network.input=" + input)
                        .hasErrors())
                .isFalse();
    }

    @Test
    void theNearestRuleIsNamed() {
        assertThat(reading("dkb").diagnostics().get(0).message()).endsWith("did you mean dkp?");
        assertThat(reading("{name: dp, sweep: 2}").diagnostics().get(0).message())
                .endsWith("did you mean sweeps?");
    }

    @Test
    void storedMatricesAreCounted() {
        long weights = 32 * 65 + 16 * 33 + 10 * 17;
        assertThat(stored("bp")).isEqualTo(weights);
        assertThat(stored("np")).isEqualTo(weights);
        assertThat(stored("dfa")).isEqualTo(weights + 32 * 10 + 16 * 10);
        assertThat(stored("fdfa")).isEqualTo(weights + 32 * 10 + 16 * 10);
        assertThat(stored("{name: drtp, feedback: {source: lfsr}}")).isEqualTo(weights);
        assertThat(stored("fa")).isEqualTo(weights + 32 * 16 + 16 * 10);
        assertThat(stored("dnp")).isEqualTo(weights + 64 * 64 + 32 * 32 + 16 * 16);
        assertThat(stored("{name: dnp, decorrelate: hidden}")).isEqualTo(weights + 32 * 32 + 16 * 16);
    }

    private static long stored(String rule) {
        return reading(rule).description().orElseThrow().storedValues();
    }
}
