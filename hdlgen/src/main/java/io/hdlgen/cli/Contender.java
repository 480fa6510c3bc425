package io.hdlgen.cli;

import io.hdlgen.compare.Training;
import io.hdlgen.estimate.BoardEstimate;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.plan.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One combination of a comparison.
 *
 * @param number from 1
 * @param rule as in a description
 * @param settings values of what is varied, by path; a rule of {@code --rules} is not among them
 * @param built present if it can be
 * @param refusal why not
 */
record Contender(int number, String rule, Map<String, String> settings, Optional<Built> built, String refusal) {
    /**
     * A combination that can be built.
     *
     * @param board what its board makes of it, if it has one
     * @param trainings one for each seed
     */
    record Built(Design design, Estimate estimate, Optional<BoardEstimate> board, List<Training> trainings) {}

    /** {@code dfa, format.weights s3.13}. */
    String label() {
        String values = settings.entrySet().stream()
                .map(e -> ", " + e.getKey() + " " + e.getValue())
                .collect(Collectors.joining());
        return rule + values;
    }
}
