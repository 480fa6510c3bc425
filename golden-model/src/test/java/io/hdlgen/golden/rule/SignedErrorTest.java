package io.hdlgen.golden.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Direct feedback alignment of signs, on a network whose logits are the biases of the output: every error can be dialled. */
class SignedErrorTest {
    private static final int ONE = 1 << 9;

    /** A rule and its network. */
    private static final class Rig {
        private final FixedNetwork network;
        private final Feedback feedback;
        private final LearningRule rule;

        Rig(String name) {
            Description description = DescriptionReader.read(
                            "test",
                            "network: {input: 4, layers: [{units: 5, activation: linear}, 3], loss: squared-error}\nrule: "
                                    + name,
                            List.of())
                    .description()
                    .orElseThrow();
            Design design = new Design(description, new Shape(2, 1));
            network = new FixedNetwork(design, new int[] {1, 2});
            feedback = new Feedback(design);
            rule = LearningRule.of(description, network, feedback, Perturbation.of(description, new long[0]));
        }

        /** One step for label 0 with these logits; the deltas of the hidden layer. */
        int[] deltas(int... logits) {
            WeightMatrix output = network.weights(2);
            for (int i = 0; i < logits.length; i++) {
                Arrays.fill(output.rows()[i], 0);
                output.rows()[i][5] = logits[i] << 4; // from XF = 9 to WF = 13 fraction bits
            }
            output.measure();
            network.training().x(0).set(new int[] {ONE, ONE / 2, 0, 3});
            rule.step(0);
            return network.delta(1).values().clone();
        }

        /** -2^-k times column j of F with the given sign: k = 7, DF = 21 and BF = 13, so the shift is one to the left. */
        int[] column(int j, int sign) {
            int[] expected = new int[5];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = -2 * sign * feedback.matrix(1).rows()[i][j];
            }
            return expected;
        }
    }

    /** The dead band of 2^-3 ends at -64 and 64. */
    @ParameterizedTest
    @CsvSource({"-512, -1", "-65, -1", "-64, 0", "-1, 0", "0, 0", "63, 0", "64, 1", "512, 1"})
    void theSignAtTheEdgesOfTheDeadBand(int error, int sign) {
        Rig signed = new Rig("sdfa");
        assertThat(signed.column(1, 1)).as("feedback worth looking at").doesNotContain(0);
        assertThat(Arrays.copyOf(signed.deltas(ONE, error, 0), 5)).isEqualTo(signed.column(1, sign));
    }

    @Test
    void withErrorsOfMinusOneZeroAndOneItIsDirectFeedbackAlignment() {
        Rig signed = new Rig("sdfa");
        Rig direct = new Rig("dfa");
        int[] deltas = signed.deltas(0, ONE, 0);
        assertThat(deltas).isEqualTo(direct.deltas(0, ONE, 0));
        assertThat(signed.deltas(0, ONE / 2, 0))
                .as("an error half as large has the same sign")
                .isEqualTo(deltas)
                .isNotEqualTo(direct.deltas(0, ONE / 2, 0));
    }
}
