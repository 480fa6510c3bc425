package io.hdlgen.golden.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.RateStep;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleOptions.Alpha;
import io.hdlgen.golden.spec.RuleOptions.Decorrelation;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleOptions.DualPropagation;
import io.hdlgen.golden.spec.RuleOptions.FeedbackLearning;
import io.hdlgen.golden.spec.RuleOptions.ForwardFeedback;
import io.hdlgen.golden.spec.RuleOptions.ForwardGradient;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.golden.spec.RuleOptions.SignedError;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import io.hdlgen.golden.testing.DesignBuilder;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The step by step comparison sees one option misread, one wrong rule of a family, and one bit of one matrix. */
class PlantedFaultsTest {
    private static DesignBuilder design(RuleName rule) {
        return new DesignBuilder()
                .widths(10, 7, 6, 4)
                .activation(Activation.HARD_TANH)
                .rule(rule)
                .rate(5);
    }

    private static DesignBuilder design(RuleName rule, RuleOptions options) {
        return design(rule).options(options);
    }

    private static Arguments fault(String name, DesignBuilder golden, DesignBuilder expected) {
        return Arguments.of(name, golden.build(), expected.build());
    }

    static Stream<Arguments> commonFaults() {
        return Arrays.stream(RuleName.values())
                .flatMap(rule -> Stream.of(
                        fault(
                                rule + ": rate",
                                design(rule),
                                design(rule).rate(6).delta(19)),
                        fault(
                                rule + ": schedule",
                                design(rule).then(RateStep.Unit.SAMPLES, 2, 6),
                                design(rule).then(RateStep.Unit.SAMPLES, 3, 6)),
                        fault(
                                rule + ": epochs",
                                design(rule).then(RateStep.Unit.EPOCHS, 1, 6),
                                design(rule).then(RateStep.Unit.SAMPLES, 1, 6)),
                        fault(
                                rule + ": frozen",
                                design(rule).frozen(1),
                                design(rule).frozen(2)),
                        fault(
                                rule + ": decay",
                                design(rule).decay(8),
                                design(rule).decay(9)),
                        fault(rule + ": seed", design(rule), design(rule).seed(2))));
    }

    static Stream<Arguments> feedbackFaults() {
        return Stream.of(
                fault("FA learns", design(RuleName.KP), design(RuleName.FA)),
                fault(
                        "KP: decay of B",
                        design(RuleName.KP).decay(8),
                        design(RuleName.KP).decay(7)),
                fault("DFA learns", design(RuleName.DKP), design(RuleName.DFA)),
                fault("signs for errors", design(RuleName.SDFA), design(RuleName.DFA)),
                fault("targets for errors", design(RuleName.DRTP), design(RuleName.DFA)),
                fault(
                        "regenerated values",
                        design(RuleName.FA).feedback(FeedbackValues.UNIFORM, FeedbackSource.LFSR),
                        design(RuleName.FA).feedback(FeedbackValues.TERNARY, FeedbackSource.LFSR)),
                fault(
                        "dead band",
                        design(RuleName.SDFA, new SignedError(OptionalInt.of(3))),
                        design(RuleName.SDFA, new SignedError(OptionalInt.of(2)))),
                fault(
                        "no dead band",
                        design(RuleName.SDFA, new SignedError(OptionalInt.empty())),
                        design(RuleName.SDFA, new SignedError(OptionalInt.of(2)))),
                fault(
                        "rate of F",
                        design(RuleName.DKP, new FeedbackLearning(5, OptionalInt.empty())),
                        design(RuleName.DKP, new FeedbackLearning(6, OptionalInt.empty()))),
                fault(
                        "decay of F",
                        design(RuleName.DKP, new FeedbackLearning(5, OptionalInt.of(9))),
                        design(RuleName.DKP, new FeedbackLearning(5, OptionalInt.empty()))),
                fault(
                        "alpha of FDFA",
                        design(RuleName.FDFA, new ForwardFeedback(5, NoiseKind.GAUSSIAN)),
                        design(RuleName.FDFA, new ForwardFeedback(6, NoiseKind.GAUSSIAN))),
                fault(
                        "noise of FDFA",
                        design(RuleName.FDFA, new ForwardFeedback(5, NoiseKind.GAUSSIAN)),
                        design(RuleName.FDFA, new ForwardFeedback(5, NoiseKind.RADEMACHER))),
                fault(
                        "noise of FG-A",
                        design(RuleName.FG_A, new ForwardGradient(NoiseKind.GAUSSIAN)),
                        design(RuleName.FG_A, new ForwardGradient(NoiseKind.RADEMACHER))));
    }

    private static Arguments dual(String name, DualPropagation golden, DualPropagation expected) {
        return fault(name, design(RuleName.DP, golden), design(RuleName.DP, expected));
    }

    static Stream<Arguments> dualFaults() {
        DualPropagation down = new DualPropagation(Alpha.HALF, 2, SweepOrder.DOWNWARD, 2);
        DualPropagation one = new DualPropagation(Alpha.ONE, 2, SweepOrder.DOWNWARD, 1);
        return Stream.of(
                fault("weights swapped", design(RuleName.DP, one), design(RuleName.DP_T, one)),
                dual("alpha", one, new DualPropagation(Alpha.ZERO, 2, SweepOrder.DOWNWARD, 1)),
                dual("half", one, new DualPropagation(Alpha.HALF, 2, SweepOrder.DOWNWARD, 1)),
                dual("beta", down, new DualPropagation(Alpha.HALF, 3, SweepOrder.DOWNWARD, 2)),
                dual("sweeps", down, new DualPropagation(Alpha.HALF, 2, SweepOrder.DOWNWARD, 1)),
                dual("order", down, new DualPropagation(Alpha.HALF, 2, SweepOrder.UPWARD, 2)),
                dual("both ways", down, new DualPropagation(Alpha.HALF, 2, SweepOrder.FORWARD_BACKWARD, 2)));
    }

    /** As {@code golden}, with all but one option. */
    private static NodePerturbation perturbation(Function<NodePerturbation, NodePerturbation> change) {
        return change.apply(new NodePerturbation(
                5, NoiseKind.GAUSSIAN, 1, Division.SHIFT, false, Optional.of(new Decorrelation(10, true))));
    }

    private static Arguments noisy(String name, RuleName rule, Function<NodePerturbation, NodePerturbation> change) {
        return fault(name, design(rule, perturbation(p -> p)), design(rule, perturbation(change)));
    }

    static Stream<Arguments> perturbationFaults() {
        NodePerturbation p = perturbation(same -> same);
        return Stream.of(
                fault("ANP for NP", design(RuleName.DANP, p), design(RuleName.DNP, p)),
                fault("INP for NP", design(RuleName.DINP, p), design(RuleName.DNP, p)),
                noisy(
                        "sigma",
                        RuleName.DNP,
                        o -> new NodePerturbation(6, o.noise(), 1, o.division(), false, o.decorrelation())),
                noisy(
                        "noise",
                        RuleName.DNP,
                        o -> new NodePerturbation(5, NoiseKind.RADEMACHER, 1, o.division(), false, o.decorrelation())),
                noisy(
                        "draws",
                        RuleName.DNP,
                        o -> new NodePerturbation(5, o.noise(), 0, o.division(), false, o.decorrelation())),
                noisy(
                        "division of ANP",
                        RuleName.DANP,
                        o -> new NodePerturbation(5, o.noise(), 1, Division.EXACT, false, o.decorrelation())),
                noisy(
                        "division of INP",
                        RuleName.DINP,
                        o -> new NodePerturbation(5, o.noise(), 1, Division.EXACT, false, o.decorrelation())),
                noisy(
                        "two noisy passes",
                        RuleName.DANP,
                        o -> new NodePerturbation(5, o.noise(), 1, o.division(), true, o.decorrelation())),
                noisy(
                        "rate of R",
                        RuleName.DNP,
                        o -> new NodePerturbation(
                                5, o.noise(), 1, o.division(), false, Optional.of(new Decorrelation(11, true)))),
                noisy(
                        "inputs as they are",
                        RuleName.DNP,
                        o -> new NodePerturbation(
                                5, o.noise(), 1, o.division(), false, Optional.of(new Decorrelation(10, false)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"commonFaults", "feedbackFaults", "dualFaults", "perturbationFaults"})
    void aMisreadOptionIsFound(String name, Design golden, Design expected) {
        StepByStep.compare(golden, 1);
        StepByStep.compare(expected, 1);
        assertThatThrownBy(() -> StepByStep.compare(golden, expected, 1, model -> {}))
                .as(name)
                .isInstanceOf(AssertionError.class);
    }

    /** The lowest bit of the last entry of every matrix in turn. */
    @ParameterizedTest
    @EnumSource(RuleName.class)
    void aFlippedBitIsFound(RuleName rule) {
        Design design = design(rule).build();
        for (Matrix matrix : GoldenModel.create(design).matrices()) {
            assertThatThrownBy(() -> StepByStep.compare(design, design, 1, model -> flip(model, matrix.name())))
                    .as(matrix.name())
                    .isInstanceOf(AssertionError.class);
        }
    }

    private static void flip(GoldenModel model, String name) {
        for (Matrix matrix : model.matrices()) {
            if (matrix.name().equals(name)) {
                int[][] data = Arrays.stream(matrix.data()).map(int[]::clone).toArray(int[][]::new);
                data[data.length - 1][data[0].length - 1] ^= 1;
                model.load(name, data);
            }
        }
    }
}
