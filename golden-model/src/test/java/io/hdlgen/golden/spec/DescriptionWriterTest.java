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
        return RandomDescriptions.take(200, 20250101);
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
        String shortest = "{name: my-net, network: {layers: [64, 32, 10]}, rule: %s, board: icebreaker}";
        assertThat(DescriptionReader.read("x", shortest.formatted(rule.text()), List.of())
                        .description())
                .contains(description);
        assertThat(text.lines()).allMatch(line -> line.length() <= 110);
    }

    @Test
    void inAStarterTheRateCanBeChanged() {
        String text = DescriptionWriter.starter(RuleName.DFA, "none", "my-net").replace("2^-7", "2^-11");
        assertThat(DescriptionReader.read("x", text, List.of()).description()).isPresent();
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
