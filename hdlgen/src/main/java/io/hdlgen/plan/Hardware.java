package io.hdlgen.plan;

import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleSpec;
import java.util.Optional;

/** What the golden model trains and the hardware does not. */
public final class Hardware {
    private Hardware() {}

    /** Whether there is hardware for a rule, whatever its options. */
    public static boolean exists(RuleName rule) {
        return RuleProgram.find(rule).isPresent();
    }

    /** The first part of a rule that there is no hardware for, in the words of a description. */
    public static Optional<String> missing(RuleSpec rule) {
        if (!exists(rule.name())) {
            return Optional.of("rule " + rule.name().text());
        }
        if (!rule.schedule().isEmpty()) {
            return Optional.of("a schedule of learning rates");
        }
        return rule.frozen().isEmpty() ? Optional.empty() : Optional.of("frozen layers");
    }
}
