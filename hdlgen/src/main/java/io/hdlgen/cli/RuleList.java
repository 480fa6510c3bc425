package io.hdlgen.cli;

import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names of learning rules on the command line. */
final class RuleList {
    /** All names, as a description has them. */
    static final List<String> NAMES =
            Arrays.stream(RuleName.values()).map(RuleName::text).toList();

    private RuleList() {}

    /** The rule of a name, if there is one. */
    static Optional<RuleName> find(String name) {
        return Arrays.stream(RuleName.values())
                .filter(rule -> rule.text().equals(name))
                .findFirst();
    }

    /**
     * The rules of a list like {@code bp,dfa,fdfa}, each once, in its order.
     *
     * @param others words that the option knows beside the names of rules, to be told when a name is wrong
     */
    static List<RuleName> of(String list, String... others) throws BadInput {
        List<RuleName> rules = new ArrayList<>();
        for (String name : list.split(",", -1)) {
            Optional<RuleName> rule = find(name.strip());
            if (rule.isEmpty()) {
                throw unknown("--rules", name, others);
            }
            rules.add(rule.get());
        }
        return rules.stream().distinct().toList();
    }

    /** That a name is not known, and which are. */
    static BadInput unknown(String where, String name, String... others) {
        String known = String.join(
                ", ", Stream.concat(NAMES.stream(), Arrays.stream(others)).toList());
        return BadInput.of(Mistake.UNKNOWN_VALUE, where, Words.shorten(name), known, Nearest.hint(name, NAMES, ""));
    }
}
