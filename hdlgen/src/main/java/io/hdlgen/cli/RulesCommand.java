package io.hdlgen.cli;

import io.hdlgen.golden.spec.RuleName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code hdlgen rules}: the learning rules that exist. */
final class RulesCommand implements Command {
    /** One rule; {@code name} is what a description says. */
    record Entry(String name, String title, String errorTravels, String paper) {}

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public String summary() {
        return "list the learning rules";
    }

    @Override
    public Outcome run(Invocation call) {
        List<Entry> entries = Arrays.stream(new RuleName[] {RuleName.BP, RuleName.DFA})
                .map(RulesCommand::entry)
                .toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("name", "rule", "how the error reaches a hidden layer", "paper"));
        for (Entry one : entries) {
            rows.add(List.of(one.name(), one.title(), one.errorTravels(), one.paper()));
        }
        call.console().say(TextTable.of(rows));
        return Outcome.ok(Map.of("rules", entries));
    }

    private static Entry entry(RuleName rule) {
        return switch (rule) {
            case BP ->
                new Entry(
                        rule.text(),
                        "backpropagation",
                        "back through the transposed weights of the layers above",
                        "Rumelhart, Hinton, Williams 1986");
            case DFA ->
                new Entry(
                        rule.text(),
                        "direct feedback alignment",
                        "from the output, through a fixed random matrix of its own",
                        "Nokland 2016");
            default -> throw new IllegalArgumentException("not yet: " + rule);
        };
    }
}
