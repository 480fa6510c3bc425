package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private static final String TEXT = """
            network: {layers: [64, {units: 32, activation: hard-tanh}, 10]}
            rule: dfa
            engine: {multipliers: 16}
            """;

    private static Reading reading(String... overrides) {
        return DescriptionReader.read("net.yaml", TEXT, List.of(overrides));
    }

    private static Description read(String... overrides) {
        Reading reading = reading(overrides);
        assertThat(reading.diagnostics()).isEmpty();
        return reading.description().orElseThrow();
    }

    @Test
    void aValueIsReplaced() {
        assertThat(read("engine.multipliers=64").engine().multipliers()).isEqualTo(64);
        assertThat(read("format.weights=s2.10").formats().weights()).hasToString("s2.10");
        assertThat(read("seed = 5").seed()).isEqualTo(5);
    }

    @Test
    void theLastOfTwoWins() {
        assertThat(read("seed=5", "seed=6").seed()).isEqualTo(6);
    }

    @Test
    void aLayerIsReachedInEitherForm() {
        Network network =
                read("network.layers[0].units=20", "network.layers[1].units=21").network();
        assertThat(network.layer(1)).isEqualTo(new Layer(20, Activation.RELU, 0));
        assertThat(network.layer(2)).isEqualTo(new Layer(21, Activation.HARD_TANH, 0));
        assertThat(read("network.layers[2]=3").network().classes()).isEqualTo(3);
    }

    @Test
    void theShortFormOfARuleIsExtended() {
        RuleSpec rule =
                read("rule.learning-rate=2^-6", "rule.feedback.values=uniform").rule();
        assertThat(rule.rateShift()).isEqualTo(6);
        assertThat(rule.feedback().orElseThrow().values()).isEqualTo(FeedbackValues.UNIFORM);
    }

    @Test
    void wholeCollectionsAreReplaced() {
        assertThat(read("network.layers=[5, 3]").network().depth()).isEqualTo(2);
        assertThat(read("engine={block: 2, blocks: 3}").engine().shape()).contains(new Shape(2, 3));
    }

    @Test
    void nullTakesAKeyAway() {
        assertThat(read("engine.multipliers=64", "engine.multipliers=null")
                        .engine()
                        .multipliers())
                .isEqualTo(16);
        assertThat(read("network.layers[1]=null").network().depth()).isEqualTo(2);
    }

    @Test
    void aProblemNamesTheOverrideAndNotALine() {
        assertThat(reading("network.layers[1].units=0").diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("--set: network.layers[1].units: 0 units; 1 to 65536 are possible [D033]");
    }

    @Test
    void aMisspeltPathIsAnUnknownKey() {
        assertThat(reading("engine.multiplier=64").diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("--set: engine.multiplier: not a known key; known here: multipliers, block, blocks,"
                        + " epoch-samples, control, transport, banks; did you mean multipliers? [D021]");
    }
}
