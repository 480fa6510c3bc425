package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reader gives each rule the options that the rule's page lists, and no others. */
class RuleKeysTest {
    private static List<String> pageOptions(RuleName rule) throws IOException {
        Path page = Path.of(System.getProperty("hdlgen.root"), "docs/rules", rule.text() + ".md");
        String options = Files.readString(page).split("## Options", 2)[1].split("\n## ", 2)[0];
        return Pattern.compile("(?m)^\\| `([^`]+)` \\|")
                .matcher(options)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static boolean accepts(RuleName rule, String field) {
        String text = "network: {layers: [32, 10]}\nrule: {name: %s%s}"
                .formatted(rule.text(), rule == RuleName.INP || rule == RuleName.DINP ? ", noise: gaussian" : "");
        return DescriptionReader.read("x", text, List.of("rule." + field)).diagnostics().stream()
                .noneMatch(d -> List.of("D100", "D042").contains(d.kind().code()));
    }

    @ParameterizedTest
    @EnumSource(RuleName.class)
    void optionsAreThoseOfThePage(RuleName rule) throws IOException {
        List<String> accepted = new ArrayList<>();
        for (String key : Keys.RULE.names()) {
            if (!List.of("name", "feedback").contains(key) && accepts(rule, key + "=1")) {
                accepted.add(key);
            }
        }
        for (String key : Keys.FEEDBACK.names()) {
            if (accepts(rule, "feedback={%s: 1}".formatted(key))) {
                accepted.add("feedback." + key);
            }
        }
        assertThat(accepted).containsExactlyInAnyOrderElementsOf(pageOptions(rule));
    }

    @Test
    void aMissingOptionIsSeen() {
        assertThat(accepts(RuleName.DP, "beta=1")).isTrue();
        assertThat(accepts(RuleName.BP, "beta=1")).isFalse();
    }
}
