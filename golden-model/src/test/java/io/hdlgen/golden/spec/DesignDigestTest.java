package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignDigestTest {
    private static final Shape SHAPE = new Shape(4, 1);

    private static String digest(Shape shape, String... overrides) {
        String text = "network: {layers: [{units: 64, activation: leaky-relu}, 10]}\n";
        Description description = DescriptionReader.read("net.yaml", text, List.of(overrides))
                .description()
                .orElseThrow();
        return DesignDigest.of(new Design(description, shape));
    }

    /** Pinned: checkpoints and generated folders on users' disks carry it. */
    @Test
    void isForEver() {
        assertThat(digest(SHAPE)).isEqualTo("8a1e042fad8167f26335f0304fc1d2fee0466a194f9c35fa95b86a1507897f34");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "network.input=63",
                "network.layers[0].units=63",
                "network.layers[0].slope=2^-2",
                "network.layers[0]=64",
                "network.loss=squared-error",
                "rule=bp",
                "rule=fa",
                "rule.schedule=[{epochs: 2, learning-rate: 2^-7}]",
                "rule.decay=2^-15",
                "rule.freeze=[0]",
                "rule.learning-rate=2^-6",
                "rule.feedback.values=uniform",
                "rule.feedback.source=lfsr",
                "rule.feedback.scale=2^-2",
                "format.weights=s2.14",
                "format.feedback=s2.14",
                "format.activations=s6.10",
                "format.error=s2.14",
                "format.delta=s-4.20",
                "format.rounding=nearest",
                "format.rounding-bits=7",
                "seed=2",
            })
    void changesWithWhatDecidesAboutABit(String override) {
        assertThat(digest(SHAPE, override)).isNotEqualTo(digest(SHAPE));
    }

    @ParameterizedTest
    @CsvSource({
        "sdfa, dead-band=none",
        "dkp, feedback.learning-rate=2^-11",
        "dkp, feedback.decay=2^-15",
        "fdfa, alpha=2^-8",
        "fdfa, noise=gaussian",
        "fg-a, noise=gaussian",
        "dp, alpha=0",
        "dp, beta=2^-2",
        "dp, order=upward",
        "dp, sweeps=2",
        "danp, sigma=2^-5",
        "danp, noise=gaussian",
        "danp, draws=2",
        "danp, division=shift",
        "danp, passes=two-noisy",
        "danp, decorrelate=hidden",
        "danp, decorrelation-rate=2^-12",
    })
    void changesWithEveryOption(String rule, String option) {
        assertThat(digest(SHAPE, "rule=" + rule, "rule={name: %s}".formatted(rule), "rule." + option))
                .isNotEqualTo(digest(SHAPE, "rule=" + rule));
    }

    @Test
    void changesWithTheShape() {
        assertThat(digest(new Shape(2, 4))).isNotEqualTo(digest(SHAPE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=other",
                "board=icebreaker",
                "engine={block: 4, blocks: 1}",
                "engine.multipliers=20",
                "rule.learning-rate=0.0078125",
                "rule.decay=none",
                "rule.schedule=[]"
            })
    void isTheSameForTheSameBits(String override) {
        assertThat(digest(SHAPE, override)).isEqualTo(digest(SHAPE));
    }
}
