package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hdlgen.golden.spec.RuleName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RulesCommandTest {
    @TempDir
    Path folder;

    @Test
    void everyRuleIsListedInOneLine() throws IOException {
        Workbench.Answer answer = new Workbench(folder).run("rules").ended(ExitStatus.OK);
        assertThat(answer.report().get("rules")).hasSize(RuleName.values().length);
        for (RuleName rule : RuleName.values()) {
            RulePage page = RulePage.of(rule);
            assertThat(answer.out().lines().filter(line -> line.startsWith(rule.text() + " ")))
                    .as(rule.text())
                    .singleElement()
                    .asString()
                    .contains(page.title(), page.fact("products"), page.fact("source"));
        }
        assertThat(answer.out()).contains("all weights: the sum of");
    }

    @ParameterizedTest
    @EnumSource
    void aRuleIsShown(RuleName rule) throws IOException {
        Workbench.Answer answer =
                new Workbench(folder).run("rules", "show", rule.text()).ended(ExitStatus.OK);
        RulePage page = RulePage.of(rule);
        assertThat(answer.out()).contains(page.section("Equations")).doesNotContain("`", "**", "|--", "](");
        for (RulePage.Option option : page.options()) {
            assertThat(answer.out())
                    .containsPattern(
                            "(?m)^" + Pattern.quote(option.name()) + " +" + Pattern.quote(option.defaultValue()));
        }
        assertThat(answer.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(130));
        JsonNode one = answer.report().get("rules");
        assertThat(one).hasSize(1);
        assertThat(one.get(0).get("name").asText()).isEqualTo(rule.text());
        assertThat(one.get(0).get("options")).hasSize(page.options().size());
    }

    @Test
    void thePageOfTheCommandsNamesTheFieldsOfARule() throws IOException {
        JsonNode rule = new Workbench(folder).run("rules").report().get("rules").get(0);
        Set<String> written = new TreeSet<>();
        rule.fieldNames().forEachRemaining(written::add);
        rule.get("options").get(0).fieldNames().forEachRemaining(written::add);
        Matcher row = Pattern.compile("(?m)^\\| `rules` \\|(.*)\\|$")
                .matcher(Files.readString(Workbench.ROOT.resolve("docs/cli.md")));
        assertThat(row.find()).isTrue();
        Set<String> told = new TreeSet<>();
        Matcher name = Pattern.compile("`([a-z_]+)`").matcher(row.group(1));
        while (name.find()) {
            told.add(name.group(1));
        }
        assertThat(told).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "show fdaf; 'rules show: fdaf is not known; known are bp, fa, '; '; did you mean fdfa? [C016]'",
                "show DFA; rules show: DFA is not known; '; did you mean dfa? [C016]'",
                "show backprop; rules show: backprop is not known; 'dinp [C016]'",
                "show; 'rules show: missing NAME: hdlgen rules show NAME [C008]'; [C008]",
                "dfa; 'rules: dfa is not known; known are show'; '; did you mean hdlgen rules show dfa? [C016]'",
                "shwo; 'rules: shwo is not known; known are show'; '; did you mean show? [C016]'",
                "show dfa bp; 'bp: one argument too many'; [C009]",
            })
    void whatIsNotKnownIsRefused(String words, String begin, String end) {
        Terminal terminal = new Terminal();
        String[] all = ("rules " + words).split(" ", -1);
        assertThat(terminal.run(all)).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(terminal.err()).startsWith("error: " + begin).endsWith(end + "\n");
        assertThat(terminal.out()).isEmpty();
    }
}
