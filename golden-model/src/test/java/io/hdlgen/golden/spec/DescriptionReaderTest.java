package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.fixed.FixedFormat;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionReaderTest {
    private static final String SHORTEST = "network: {layers: [32, 10]}";

    private static Description read(String text, String... overrides) {
        Reading reading = DescriptionReader.read("net.yaml", text, List.of(overrides));
        assertThat(reading.diagnostics()).isEmpty();
        return reading.description().orElseThrow();
    }

    @Test
    void everyFieldButTheLayersHasADefault() {
        FixedFormat weights = new FixedFormat(3, 13);
        assertThat(read(SHORTEST))
                .isEqualTo(new Description(
                        "net",
                        new Network(
                                64,
                                List.of(new Layer(32, Activation.RELU, 0), new Layer(10, Activation.LINEAR, 0)),
                                Loss.SOFTMAX_CROSS_ENTROPY),
                        new RuleSpec(
                                RuleName.DFA,
                                7,
                                Optional.of(new FeedbackSpec(FeedbackValues.SIGN, FeedbackSource.STORED, List.of(3))),
                                new RuleOptions.None()),
                        new Formats(
                                weights,
                                weights,
                                new FixedFormat(7, 9),
                                new FixedFormat(1, 15),
                                new FixedFormat(-5, 21),
                                Rounding.STOCHASTIC,
                                8),
                        new EngineSpec(16, Optional.empty()),
                        BoardSpec.NONE,
                        1));
    }

    @Test
    void shortFormsMeanTheLongOnes() {
        assertThat(read("{network: {layers: [100, 10]}, rule: bp}"))
                .isEqualTo(read("network: {layers: [{units: 100, activation: relu}, {units: 10, activation: linear}]}\n"
                        + "rule: {name: bp}"));
    }

    @Test
    void derivedFormatsFollowTheOthers() {
        Formats narrow = read("network: {layers: [32, 10], loss: squared-error}\n"
                        + "rule: {learning-rate: 2^-5}\n"
                        + "format: {activations: s5.7}")
                .formats();
        assertThat(narrow.weights()).hasToString("s3.9");
        assertThat(narrow.feedback()).hasToString("s3.9");
        assertThat(narrow.error()).hasToString("s5.7");
        assertThat(narrow.delta()).hasToString("s-3.15");
        Formats wide = read(SHORTEST + "\nformat: {weights: s3.15, activations: s7.11}")
                .formats();
        assertThat(wide.feedback()).hasToString("s3.15");
        assertThat(wide.error()).hasToString("s1.17");
        assertThat(wide.delta()).hasToString("s-5.23");
    }

    @Test
    void nearestHasNoRandomBits() {
        Formats formats = read(SHORTEST + "\nrule: {learning-rate: 2^-2}\nformat: {rounding: nearest}")
                .formats();
        assertThat(formats.stochastic()).isFalse();
        assertThat(formats.roundingBits()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "2, 1",
        "3, 1",
        "8, 2",
        "16, 2",
        "31, 2",
        "32, 3",
        "64, 3",
        "100, 3",
        "127, 3",
        "128, 4",
        "65536, 8"
    })
    void feedbackIsScaledByAboutTheRootOfTheUnits(int units, int scale) {
        assertThat(FeedbackReader.defaultScale(units)).isEqualTo(scale);
        assertThat(FeedbackReader.defaultScale(units))
                .isEqualTo((int) Math.floor(Math.log(units) / Math.log(2) / 2 + 0.5 + 1e-12));
    }

    @Test
    void oneScaleIsForAllHiddenLayers() {
        assertThat(read("network: {layers: [64, 32, 10]}\nrule: {feedback: {scale: 2^-4}}")
                        .rule()
                        .feedback()
                        .orElseThrow()
                        .scaleShifts())
                .containsExactly(4, 4);
    }

    @Test
    void aNetworkWithoutHiddenLayersHasNoFeedback() {
        FeedbackSpec feedback =
                read("network: {layers: [10]}").rule().feedback().orElseThrow();
        assertThat(feedback.scaleShifts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2^-7", "0.0078125", "1/128", "7.8125e-3", "'2^-7'", ".0078125"})
    void aRateIsWrittenInManyWays(String rate) {
        assertThat(read(SHORTEST + "\nrule: {learning-rate: " + rate + "}")
                        .rule()
                        .rateShift())
                .isEqualTo(7);
    }

    @Test
    void aRateOfOne() {
        assertThat(read(SHORTEST + "\nrule: {learning-rate: 1}").rule().rateShift())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-9223372036854775808, -9223372036854775808",
        "9223372036854775808, -9223372036854775808",
        "18446744073709551615, -1"
    })
    void aSeedHas64Bits(String written, long seed) {
        assertThat(read(SHORTEST + "\nseed: " + written).seed()).isEqualTo(seed);
    }

    @Test
    void aShapeIsItsOwnBudget() {
        EngineSpec engine = read(SHORTEST, "engine={block: 4, blocks: 2}").engine();
        assertThat(engine).isEqualTo(new EngineSpec(32, Optional.of(new Shape(4, 2))));
        assertThat(read(SHORTEST, "engine={block: 4, blocks: 2, multipliers: 32}")
                        .engine())
                .isEqualTo(engine);
        assertThat(read(SHORTEST, "engine={multipliers: 16, epoch-samples: 60000}")
                        .engine())
                .isEqualTo(new EngineSpec(16, Optional.empty(), OptionalInt.of(60000), List.of()));
    }

    @Test
    void aBoardIsANameOrAFolder() {
        for (String board : Boards.names()) {
            Reading reading = DescriptionReader.read("net.yaml", SHORTEST + "\nboard: " + board, List.of());
            assertThat(reading.description().orElseThrow().board().name()).isEqualTo(board);
            assertThat(reading.diagnostics()).isEmpty();
        }
        assertThat(read(SHORTEST + "\nboard: ./my-board").board().name()).isEqualTo("./my-board");
        BoardSpec whole = read(SHORTEST + "\nboard: {name: icebreaker, clock: 24.50, baud: 115200}")
                .board();
        assertThat(whole).isEqualTo(new BoardSpec("icebreaker", Optional.of(new BigDecimal("24.5")), 115_200));
        assertThat(DescriptionReader.read("net.yaml", SHORTEST + "\nboard: my-board", List.of())
                        .diagnostics())
                .singleElement()
                .asString()
                .endsWith("; a folder is written with a slash, ./my-board [D024]");
        assertThat(Boards.slugs())
                .contains("icebreaker", "ulx3s-85f")
                .doesNotContain("packages")
                .isSorted();
    }

    @Test
    void theLargestDesignsAreAccepted() {
        read("network: {input: 65536, layers: [255]}");
        read("network: {input: 16, layers: [65536, 100]}\nengine: {multipliers: 4096}");
        read("network: {input: 1, layers: [1024]}\nengine: {block: 8, blocks: 64}");
    }
}
