package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading what was written gives an equal description, for YAML and for JSON. */
class DescriptionWriterTest {
    static List<Description> random() {
        return RandomDescriptions.take(20 * RuleName.values().length, 20250101);
    }

    @ParameterizedTest
    @MethodSource("random")
    void yamlIsReadBack(Description description) {
        Reading reading = DescriptionReader.read("other.yaml", DescriptionWriter.yaml(description), List.of());
        assertThat(reading.description()).contains(description);
    }

    @ParameterizedTest
    @MethodSource("random")
    void jsonIsReadBack(Description description) {
        assertThat(DescriptionJson.description(DescriptionJson.of(description))).isEqualTo(description);
    }

    @ParameterizedTest
    @EnumSource(RuleName.class)
    void aStarterIsTheDefaultForItsRule(RuleName rule) {
        String text = DescriptionWriter.starter(rule, "icebreaker", "my-net");
        Description description =
                DescriptionReader.read("x", text, List.of()).description().orElseThrow();
        String hidden = rule.needsBoundedActivations()
                ? "{units: 64, activation: hard-tanh}, {units: 32, activation: hard-tanh}"
                : "64, 32";
        String shortest = "{name: my-net, network: {layers: [%s, 10]}, rule: %s, board: icebreaker}";
        assertThat(DescriptionReader.read("x", shortest.formatted(hidden, rule.text()), List.of())
                        .description())
                .contains(description);
        assertThat(text.lines()).allMatch(line -> line.length() <= 110);
    }

    @ParameterizedTest
    @EnumSource(RuleName.class)
    void aStarterIsReadWithoutAWarning(RuleName rule) {
        String text = DescriptionWriter.starter(rule, "none", "my-net");
        assertThat(DescriptionReader.read("x", text, List.of()).diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RuleName.class)
    void inAStarterTheRateCanBeChanged(RuleName rule) {
        String text = DescriptionWriter.starter(rule, "none", "my-net")
                .replaceFirst("(?m)^  learning-rate: \\S+", "  learning-rate: 2^-14");
        assertThat(DescriptionReader.read("x", text, List.of())
                        .description()
                        .map(d -> d.rule().rateShift()))
                .contains(14);
    }

    /** What a starter offers is taken as it stands once the mark of the comment is gone. */
    @ParameterizedTest
    @EnumSource(RuleName.class)
    void whatAStarterShowsIsPossible(RuleName rule) {
        String text = DescriptionWriter.starter(rule, "none", "my-net").replaceAll("(?m)^( +)# ", "$1");
        Reading reading = DescriptionReader.read("x", text, List.of());
        assertThat(reading.description()).as(reading.diagnostics().toString()).isPresent();
        assertThat(reading.description().orElseThrow().rule().frozen()).containsExactly(1);
    }

    @Test
    void aDesignIsReadBack() {
        Design design = new Design(random().get(0), new Shape(2, 3));
        assertThat(DescriptionJson.design(DescriptionJson.of(design))).isEqualTo(design);
    }

    @Test
    void aBrokenTreeSaysWhy() {
        assertThatThrownBy(() -> DescriptionJson.design(DescriptionJson.of(random().get(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shape.block");
        var json = DescriptionJson.of(random().get(0)).put("seed", "x");
        assertThatThrownBy(() -> DescriptionJson.description(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("D022");
    }
}
