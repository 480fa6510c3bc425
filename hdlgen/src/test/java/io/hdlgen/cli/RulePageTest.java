package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleSpec;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule has a page with everything that is asked of one, and it fits what the sources know of the rule. */
class RulePageTest {
    private static final Path FOLDER = Workbench.ROOT.resolve("docs/rules");
    private static final List<String> COMMON = List.of("learning-rate", "schedule", "decay", "freeze");
    /** A value for every key that has no value "none". */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("freeze", "[1]"),
            Map.entry("feedback.values", "uniform"),
            Map.entry("feedback.source", "stored"),
            Map.entry("feedback.scale", "2^-2"),
            Map.entry("feedback.learning-rate", "2^-10"),
            Map.entry("alpha", "1/2"),
            Map.entry("beta", "2^-4"),
            Map.entry("order", "upward"),
            Map.entry("sweeps", "3"),
            Map.entry("sigma", "2^-5"),
            Map.entry("noise", "rademacher"),
            Map.entry("draws", "2"),
            Map.entry("passes", "two-noisy"),
            Map.entry("decorrelate", "hidden"),
            Map.entry("decorrelation-rate", "2^-13"));

    private static String text(RuleName rule) throws IOException {
        return Files.readString(FOLDER.resolve(rule.text() + ".md"));
    }

    @Test
    void thereAreNoOtherPages() throws IOException {
        List<String> pages = new ArrayList<>(List.of("README.md"));
        Arrays.stream(RuleName.values()).map(rule -> rule.text() + ".md").forEach(pages::add);
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(pages);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPackedIsThePage(RuleName rule) throws IOException {
        assertThat(RulePage.of(rule).text()).isEqualTo(text(rule));
    }

    @ParameterizedTest
    @EnumSource
    void aPageHasItsPartsInOrder(RuleName rule) {
        RulePage page = RulePage.of(rule);
        assertThat(page.text()).startsWith("# ").matches("(?s)\\A\\p{ASCII}*\\z");
        assertThat(page.summary()).endsWith(".").hasSizeBetween(20, 200);
        assertThat(page.facts().keySet())
                .containsExactly(
                        "the error reaches a hidden layer",
                        "beyond forward pass and update",
                        "products",
                        "words of state",
                        "random numbers",
                        "source");
        assertThat(page.facts().values()).allSatisfy(fact -> assertThat(fact).isNotBlank());
        assertThat(page.sections().keySet())
                .containsExactly(
                        "Equations",
                        "Where it comes from",
                        "Options",
                        "Cost per sample",
                        "Hazards",
                        "In hardware",
                        "What the tests check");
        assertThat(page.sections().values()).allSatisfy(text -> assertThat(text).isNotBlank());
        assertThat(page.section("Equations").lines()).allMatch(line -> line.isEmpty() || line.startsWith("    "));
        assertThat(page.section("Where it comes from")).matches("(?s).*\\b(19|20)\\d\\d\\b.*");
    }

    @Test
    void theListOfRulesIsThatOfThePages() throws IOException {
        RulePage all = RulePage.parse(Files.readString(FOLDER.resolve("README.md")));
        List<List<String>> rows = Markdown.rows(all.section("All rules"));
        List<List<String>> pages = new ArrayList<>();
        for (RuleName rule : RuleName.values()) {
            RulePage page = RulePage.of(rule);
            pages.add(List.of(
                    rule.text(),
                    page.title(),
                    page.fact("the error reaches a hidden layer"),
                    page.fact("products"),
                    page.fact("words of state"),
                    page.fact("random numbers"),
                    page.fact("source")));
        }
        assertThat(rows).isEqualTo(pages);
    }

    /** The keys of a rule, from the records that hold its options. */
    private static List<String> keys(RuleName rule) {
        List<String> keys = new ArrayList<>(COMMON);
        if (rule.drawsFeedback()) {
            keys.addAll(List.of("feedback.values", "feedback.source", "feedback.scale"));
        }
        for (RecordComponent one : family(rule).getRecordComponents()) {
            keys.addAll(keysOf(rule, one));
        }
        return keys;
    }

    private static Class<? extends RuleOptions> family(RuleName rule) {
        return switch (rule) {
            case BP, FA, KP, DFA, DRTP -> RuleOptions.None.class;
            case SDFA -> RuleOptions.SignedError.class;
            case DKP -> RuleOptions.FeedbackLearning.class;
            case FDFA -> RuleOptions.ForwardFeedback.class;
            case FG_A -> RuleOptions.ForwardGradient.class;
            case DP, DP_T -> RuleOptions.DualPropagation.class;
            case NP, ANP, INP, DNP, DANP, DINP -> RuleOptions.NodePerturbation.class;
        };
    }

    private static List<String> keysOf(RuleName rule, RecordComponent option) {
        boolean activity = rule == RuleName.ANP || rule == RuleName.DANP;
        boolean iterative = rule == RuleName.INP || rule == RuleName.DINP;
        return switch (option.getName()) {
            case "deadBandShift" -> List.of("dead-band");
            case "rateShift" -> List.of("feedback.learning-rate");
            case "decayShift" -> List.of("feedback.decay");
            case "alphaShift", "alpha" -> List.of("alpha");
            case "betaShift" -> List.of("beta");
            case "sigmaShift" -> List.of("sigma");
            case "drawsShift" -> List.of("draws");
            case "division" -> activity || iterative ? List.of("division") : List.of();
            case "twoNoisyPasses" -> activity ? List.of("passes") : List.of();
            case "decorrelation" -> rule.decorrelates() ? List.of("decorrelate", "decorrelation-rate") : List.of();
            case "noise", "order", "sweeps" -> List.of(option.getName());
            default -> throw new AssertionError("an option without a key: " + option);
        };
    }

    @ParameterizedTest
    @EnumSource
    void theOptionsAreThoseOfTheRule(RuleName rule) {
        assertThat(RulePage.of(rule).options())
                .extracting(RulePage.Option::name)
                .containsExactlyElementsOf(keys(rule));
    }

    /** Whether a description of the rule may have this key. */
    private static boolean accepted(RuleName rule, String key) {
        String value = VALUES.getOrDefault(key, "none");
        if (key.equals("alpha") && rule == RuleName.FDFA) {
            value = "2^-7";
        } else if (key.equals("learning-rate")) {
            value = RulePage.of(rule).options().get(0).defaultValue();
        } else if (key.equals("schedule")) {
            value = "[{epochs: 2, learning-rate: "
                    + RulePage.of(rule).options().get(0).defaultValue() + "}]";
        } else if (key.equals("division")) {
            value = "exact, noise: gaussian"; // INP divides by a norm that varies
        }
        String option = key.startsWith("feedback.")
                ? "feedback: {" + key.substring("feedback.".length()) + ": " + value + "}"
                : key + ": " + value;
        String text = "network: {input: 8, layers: [6, 20, 3]}\nrule: {name: " + rule.text() + ", " + option + "}";
        return DescriptionReader.read("page", text, List.of()).description().isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void aDescriptionHasTheOptionsOfThePageAndNoOthers(RuleName rule) {
        Set<String> all = new TreeSet<>();
        for (RuleName one : RuleName.values()) {
            RulePage.of(one).options().forEach(option -> all.add(option.name()));
        }
        List<String> accepted = all.stream().filter(key -> accepted(rule, key)).toList();
        assertThat(accepted)
                .containsExactlyInAnyOrderElementsOf(RulePage.of(rule).options().stream()
                        .map(RulePage.Option::name)
                        .toList());
    }

    @Test
    void aForgottenOptionIsFound() {
        RulePage page = RulePage.of(RuleName.FDFA);
        RulePage without = RulePage.parse(page.text().replaceFirst("(?m)^\\| `alpha`.*\n", ""));
        assertThat(without.options()).hasSize(page.options().size() - 1);
        assertThat(without.options()).extracting(RulePage.Option::name).isNotEqualTo(keys(RuleName.FDFA));
    }

    /** What a description that only names the rule means, in the words of the page. */
    private static Map<String, String> defaults(RuleSpec rule) {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("learning-rate", power(rule.rateShift()));
        defaults.put("schedule", rule.schedule().isEmpty() ? "none" : "some");
        defaults.put("decay", power(rule.decayShift()));
        defaults.put("freeze", rule.frozen().isEmpty() ? "none" : "some");
        rule.feedback().ifPresent(feedback -> {
            defaults.put("feedback.values", feedback.values().text());
            defaults.put("feedback.source", feedback.source().text());
            // 6 and 20 units: log2(6) / 2 + 1/2 is 1.8, log2(20) / 2 + 1/2 is 2.7
            defaults.put("feedback.scale", feedback.scaleShifts().equals(List.of(1, 2)) ? "2^-f by layer" : "?");
        });
        if (rule.options() instanceof RuleOptions.SignedError of) {
            defaults.put("dead-band", power(of.deadBandShift()));
        } else if (rule.options() instanceof RuleOptions.FeedbackLearning of) {
            defaults.put("feedback.learning-rate", of.rateShift() == rule.rateShift() + 3 ? "eta / 8" : "?");
            defaults.put("feedback.decay", power(of.decayShift()));
        } else if (rule.options() instanceof RuleOptions.ForwardFeedback of) {
            int halved = ruleOf("{name: fdfa, noise: gaussian}")
                    .options(RuleOptions.ForwardFeedback.class)
                    .alphaShift();
            boolean told = of.alphaShift() == rule.rateShift() && halved == rule.rateShift() + 1;
            defaults.put("alpha", told ? "eta; eta / 2 with gaussian noise" : "?");
            defaults.put("noise", of.noise().text());
        } else if (rule.options() instanceof RuleOptions.ForwardGradient of) {
            defaults.put("noise", of.noise().text());
        } else if (rule.options() instanceof RuleOptions.DualPropagation of) {
            defaults.put("alpha", of.alpha().text());
            defaults.put("beta", power(of.betaShift()));
            defaults.put("order", of.order().text());
            defaults.put("sweeps", Integer.toString(of.sweeps()));
        } else if (rule.options() instanceof RuleOptions.NodePerturbation of) {
            defaults.put("sigma", power(of.sigmaShift()));
            defaults.put("noise", of.noise().text());
            defaults.put("draws", Integer.toString(1 << of.drawsShift()));
            defaults.put("division", of.division().text());
            defaults.put("passes", of.twoNoisyPasses() ? "two-noisy" : "clean-noisy");
            of.decorrelation().ifPresent(decorrelation -> {
                defaults.put("decorrelate", decorrelation.input() ? "all" : "hidden");
                defaults.put("decorrelation-rate", power(decorrelation.rateShift()));
            });
        }
        return defaults;
    }

    private static RuleSpec ruleOf(String rule) {
        String text = "network: {input: 8, layers: [6, 20, 3]}\nrule: " + rule;
        return DescriptionReader.read("page", text, List.of())
                .description()
                .orElseThrow()
                .rule();
    }

    private static String power(int shift) {
        return "2^-" + shift;
    }

    private static String power(OptionalInt shift) {
        return shift.isPresent() ? power(shift.getAsInt()) : "none";
    }

    @ParameterizedTest
    @EnumSource
    void theDefaultsAreThoseOfADescription(RuleName rule) {
        Map<String, String> meant = defaults(ruleOf(rule.text()));
        for (RulePage.Option option : RulePage.of(rule).options()) {
            boolean unused = option.name().equals("division") && (rule == RuleName.INP || rule == RuleName.DINP);
            assertThat(meant.get(option.name()))
                    .as(option.name())
                    .isEqualTo(unused ? RuleOptions.Division.SHIFT.text() : option.defaultValue());
        }
    }

    /** Options that several rules have mean the same everywhere. */
    @Test
    void whatRulesShareIsToldInTheSameWords() {
        Map<String, RulePage.Option> told = new LinkedHashMap<>();
        for (RuleName rule : RuleName.values()) {
            for (RulePage.Option option : RulePage.of(rule).options()) {
                boolean common = COMMON.contains(option.name())
                        && !(rule == RuleName.KP && option.name().equals("decay"));
                if (common
                        || List.of("sigma", "noise", "draws", "beta", "order", "sweeps")
                                .contains(option.name())) {
                    RulePage.Option first =
                            told.putIfAbsent(option.name() + (rule.perturbsNodes() ? " of noise" : ""), option);
                    assertThat(first == null ? option.possible() : first.possible())
                            .as("%s of %s", option.name(), rule)
                            .isEqualTo(option.possible());
                    assertThat(first == null ? option.meaning() : first.meaning())
                            .as("%s of %s", option.name(), rule)
                            .isEqualTo(option.meaning());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesOfValuesAreThoseOfADescription(RuleName rule) {
        for (RulePage.Option option : RulePage.of(rule).options()) {
            List<String> names = switch (option.name()) {
                case "noise" -> texts(RuleOptions.NoiseKind.values(), RuleOptions.NoiseKind::text);
                case "order" -> texts(RuleOptions.SweepOrder.values(), RuleOptions.SweepOrder::text);
                case "division" -> texts(RuleOptions.Division.values(), RuleOptions.Division::text);
                case "feedback.values" -> texts(FeedbackValues.values(), FeedbackValues::text);
                case "feedback.source" ->
                    rule.learnsFeedback()
                            ? List.of(FeedbackSource.STORED.text())
                            : texts(FeedbackSource.values(), FeedbackSource::text);
                default -> List.of();
            };
            if (!names.isEmpty()) {
                assertThat(List.of(option.possible().split(", ", -1)))
                        .as(option.name())
                        .containsExactlyInAnyOrderElementsOf(names);
            }
        }
    }

    private static <E> List<String> texts(E[] values, Function<E, String> text) {
        return Arrays.stream(values).map(text).toList();
    }

    /** Tests that the text names, {@code Class.method}, but that do not exist. */
    private static List<String> missingTests(String text) throws IOException {
        List<String> missing = new ArrayList<>();
        Matcher named = Pattern.compile("`(\\w+Test)\\.(\\w+)`").matcher(text);
        while (named.find()) {
            Optional<Path> file = Optional.empty();
            for (String folder : List.of("rule", "train", "reference")) {
                Path one = Workbench.ROOT.resolve(
                        "golden-model/src/test/java/io/hdlgen/golden/" + folder + "/" + named.group(1) + ".java");
                file = Files.exists(one) ? Optional.of(one) : file;
            }
            if (file.isEmpty() || !Files.readString(file.get()).contains(" void " + named.group(2) + "(")) {
                missing.add(named.group(1) + "." + named.group(2));
            }
        }
        return missing;
    }

    @ParameterizedTest
    @EnumSource
    void everyPropertyNamesItsTest(RuleName rule) throws IOException {
        String tests = RulePage.of(rule).section("What the tests check");
        for (String bullet : tests.split("(?m)^\\* ", -1)) {
            assertThat(bullet.isEmpty() || bullet.strip().matches("(?s).*`\\w+Test\\.\\w+`"))
                    .as(bullet)
                    .isTrue();
        }
        assertThat(missingTests(tests)).isEmpty();
        assertThat(missingTests(tests.replace("Test.", "Test.not")))
                .as("the planted fault: names of no test")
                .isNotEmpty();
    }

    @Test
    void aPageWithoutAPartIsRefused() {
        RulePage page = RulePage.parse("# X: a rule\n\nIt does.\n\n## Options\n\nNone.\n");
        assertThat(page.title()).isEqualTo("a rule");
        assertThat(page.summary()).isEqualTo("It does.");
        assertThatThrownBy(() -> page.fact("products")).hasMessageContaining("products");
        assertThatThrownBy(() -> page.section("Hazards")).hasMessageContaining("Hazards");
    }
}
