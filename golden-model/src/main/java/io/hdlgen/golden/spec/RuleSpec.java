package io.hdlgen.golden.spec;

import java.util.Optional;

/**
 * The learning rule and its options.
 *
 * @param name which rule
 * @param rateShift k of the learning rate eta = 2^-k
 * @param feedback present for rules with fixed feedback (DFA), empty for the others
 */
public record RuleSpec(RuleName name, int rateShift, Optional<FeedbackSpec> feedback) {}
