package io.hdlgen.cli;

import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code hdlgen rules}: the learning rules that exist, or all about one of them. */
final class RulesCommand implements Command {
    private static final String SHOW = "show";

    /**
     * One rule, as its page tells it.
     *
     * @param name what a description says
     * @param products of matrix entries for a training sample, a formula in the letters of {@code docs/rules/README.md}
     * @param state words that are stored beyond weights and biases, likewise
     * @param randoms perturbations drawn for a training sample, likewise
     */
    record Entry(
            String name,
            String title,
            String summary,
            String errorTravels,
            String primitives,
            String products,
            String state,
            String randoms,
            String paper,
            String equations,
            List<RulePage.Option> options,
            String hazards) {

        static Entry of(RuleName rule) {
            RulePage page = RulePage.of(rule);
            return new Entry(
                    rule.text(),
                    page.title(),
                    page.summary(),
                    page.fact("the error reaches a hidden layer"),
                    page.fact("beyond forward pass and update"),
                    page.fact("products"),
                    page.fact("words of state"),
                    page.fact("random numbers"),
                    page.fact("source"),
                    page.section(RulePage.EQUATIONS),
                    page.options(),
                    page.section(RulePage.HAZARDS));
        }
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public String summary() {
        return "list the learning rules, or show the equations, options and hazards of one";
    }

    @Override
    public Positionals positionals() {
        return new Positionals("[show NAME]", 0, 2);
    }

    @Override
    public Outcome run(Invocation call) throws BadInput {
        List<String> words = call.arguments();
        return words.isEmpty() ? list(call.console()) : show(ruleOf(words), call.console());
    }

    private static Outcome list(Console console) {
        List<Entry> entries = Arrays.stream(RuleName.values()).map(Entry::of).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "name", "rule", "the error reaches a hidden layer", "products", "state", "random numbers", "source"));
        for (Entry one : entries) {
            rows.add(List.of(
                    one.name(),
                    one.title(),
                    one.errorTravels(),
                    one.products(),
                    one.state(),
                    one.randoms(),
                    one.paper()));
        }
        console.say(TextTable.of(rows));
        console.say("\n" + Markdown.render(RulePage.symbols()));
        console.say("\n\"hdlgen rules show NAME\" shows equations, options and hazards of a rule.");
        return Outcome.ok(Map.of("rules", entries));
    }

    private static Outcome show(RuleName rule, Console console) {
        console.say(Markdown.render(RulePage.of(rule).text()));
        return Outcome.ok(Map.of("rules", List.of(Entry.of(rule))));
    }

    private static RuleName ruleOf(List<String> words) throws BadInput {
        String first = words.get(0);
        if (!first.equals(SHOW)) {
            String hint = RuleList.find(first)
                    .map(rule -> "; did you mean hdlgen rules show " + rule.text() + "?")
                    .orElse(Nearest.hint(first, List.of(SHOW), ""));
            throw BadInput.of(Mistake.UNKNOWN_VALUE, "rules", Words.shorten(first), SHOW, hint);
        }
        if (words.size() == 1) {
            throw BadInput.of(Mistake.MISSING_ARGUMENT, "rules show", "NAME", "rules show NAME");
        }
        String name = words.get(1);
        Optional<RuleName> rule = RuleList.find(name);
        if (rule.isEmpty()) {
            throw RuleList.unknown("rules show", name);
        }
        return rule.get();
    }
}
