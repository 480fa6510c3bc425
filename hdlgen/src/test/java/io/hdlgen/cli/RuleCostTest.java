package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import io.hdlgen.plan.Estimate;
import io.hdlgen.plan.Planner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The formulas of the pages are what nested loops count. */
class RuleCostTest {
    private static final int[][] SIZES = {{3, 2}, {5, 4, 3}, {4, 6, 5, 3}, {6, 3, 7, 2, 4}, {2, 1, 1, 1}};

    /** Values of the letters of {@code docs/rules/README.md}. */
    private static Map<String, Long> letters(int[] n, CountedStep.Choice choice) {
        int depth = n.length - 1;
        Map<String, Long> letters = new HashMap<>();
        for (String letter : List.of("S", "S'", "F", "H", "N", "Q", "Q'", "U", "V")) {
            letters.put(letter, 0L);
        }
        for (int l = 1; l <= depth; l++) {
            long weights = (long) n[l] * n[l - 1];
            letters.merge("S", weights, Long::sum);
            letters.merge("S'", l == 1 ? 0 : weights, Long::sum);
            letters.merge("N", (long) n[l], Long::sum);
            letters.merge("U", (l - 1) * weights, Long::sum);
        }
        for (int l = 1; l < depth; l++) {
            long square = (long) n[l] * n[l];
            letters.merge("F", (long) n[depth] * n[l], Long::sum);
            letters.merge("H", (long) n[l], Long::sum);
            letters.merge("Q'", square, Long::sum);
            letters.merge("V", l * square, Long::sum);
        }
        letters.put("Q", letters.get("Q'") + (choice.input() ? (long) n[0] * n[0] : 0));
        letters.put("O", (long) n[depth] * n[depth - 1]);
        letters.put("K", (long) choice.draws());
        letters.put("T", (long) choice.sweeps());
        return letters;
    }

    @Test
    void everyLetterIsExplained() {
        List<String> explained = Markdown.rows(RulePage.symbols()).stream()
                .map(row -> row.get(0))
                .toList();
        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(
                        letters(SIZES[1], CountedStep.Choice.DEFAULT).keySet());
    }

    private static List<CountedStep.Choice> choices(RuleName rule) {
        List<CountedStep.Choice> choices = new ArrayList<>();
        for (int many : new int[] {1, 2, 4}) {
            choices.add(
                    new CountedStep.Choice(rule.perturbsNodes() ? many : 1, SweepOrder.DOWNWARD, many, true, false));
            choices.add(
                    new CountedStep.Choice(rule.perturbsNodes() ? many : 1, SweepOrder.DOWNWARD, many, false, false));
        }
        return choices;
    }

    @ParameterizedTest
    @EnumSource
    void theFormulasOfEveryRule(RuleName rule) {
        RulePage page = RulePage.of(rule);
        for (int[] n : SIZES) {
            for (CountedStep.Choice choice : choices(rule)) {
                Map<String, Long> letters = letters(n, choice);
                CountedStep.Counts counted = CountedStep.of(rule, n, choice);
                CountedStep.Counts told = new CountedStep.Counts(
                        CostFormula.value(page.fact("products"), letters),
                        CostFormula.value(page.fact("words of state"), letters),
                        CostFormula.value(page.fact("random numbers"), letters));
                assertThat(told).as("%s %s", Arrays.toString(n), choice).isEqualTo(counted);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DP", "DP_T"})
    void theOrdersOfDualPropagation(RuleName rule) {
        Map<String, String> formulas = new HashMap<>();
        for (List<String> row : Markdown.rows(RulePage.of(rule).section("Cost per sample"))) {
            formulas.put(row.get(0), row.get(1));
        }
        assertThat(formulas).hasSameSizeAs(SweepOrder.values());
        assertThat(formulas.get(SweepOrder.DOWNWARD.text()))
                .isEqualTo(RulePage.of(rule).fact("products"));
        for (int[] n : SIZES) {
            for (SweepOrder order : SweepOrder.values()) {
                String products = formulas.get(order.text());
                for (int sweeps : new int[] {1, 2, 5}) {
                    CountedStep.Choice choice = new CountedStep.Choice(1, order, sweeps, true, false);
                    assertThat(CostFormula.value(products, letters(n, choice)))
                            .as("%s %s", Arrays.toString(n), choice)
                            .isEqualTo(CountedStep.of(rule, n, choice).products());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ANP", "DANP"})
    void twoNoisyPassesDrawAsManyNumbersMoreAsThereAreUnits(RuleName rule) {
        CountedStep.Choice two = new CountedStep.Choice(4, SweepOrder.DOWNWARD, 1, true, true);
        CountedStep.Choice one = new CountedStep.Choice(4, SweepOrder.DOWNWARD, 1, true, false);
        for (int[] n : SIZES) {
            CountedStep.Counts more = CountedStep.of(rule, n, two);
            CountedStep.Counts fewer = CountedStep.of(rule, n, one);
            assertThat(more.randoms() - fewer.randoms())
                    .isEqualTo(letters(n, one).get("N"));
            assertThat(more.products()).isEqualTo(fewer.products());
        }
    }

    /** A checker that accepts everything would accept these. */
    @ParameterizedTest
    @EnumSource
    void aWrongFormulaIsFound(RuleName rule) {
        int[] n = SIZES[3];
        CountedStep.Choice choice = CountedStep.Choice.DEFAULT;
        long counted = CountedStep.of(rule, n, choice).products();
        for (String more : List.of(" + S'", " + F", " - F", " + Q'", " - O", " + K")) {
            assertThat(CostFormula.value(RulePage.of(rule).fact("products") + more, letters(n, choice)))
                    .isNotEqualTo(counted);
        }
    }

    @ParameterizedTest
    @CsvSource({"bp", "dfa"})
    void theEstimateCountsTheSameProducts(String rule) {
        String text = "network: {input: 6, layers: [3, 7, 4]}\nrule: " + rule;
        long products = Estimate.of(Planner.plan(Planner.design(DescriptionReader.read("page", text, List.of())
                        .description()
                        .orElseThrow())))
                .products();
        RuleName name = RuleName.valueOf(rule.toUpperCase(Locale.ROOT));
        int[] n = {6, 3, 7, 4};
        assertThat(products)
                .isEqualTo(
                        CostFormula.value(RulePage.of(name).fact("products"), letters(n, CountedStep.Choice.DEFAULT)));
    }

    @Test
    void theFormulasAreReadAsTheyAreWritten() {
        Map<String, Long> letters = Map.of("S", 10L, "S'", 3L, "T", 2L);
        assertThat(CostFormula.value("2S + S' + (T - 1) (S - 2S' + 1)", letters))
                .isEqualTo(28);
        assertThat(CostFormula.value("12", letters)).isEqualTo(12);
        for (String wrong : List.of("", "2S +", "S + X", "(S", "S)", "S''")) {
            assertThatThrownBy(() -> CostFormula.value(wrong, letters))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
