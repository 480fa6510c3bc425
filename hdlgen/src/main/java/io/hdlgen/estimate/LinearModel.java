package io.hdlgen.estimate;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A number that is a sum of terms of a design ({@link LutTerms}, {@link FlipFlopTerms}), each with a coefficient.
 *
 * @param coefficients by the names of the terms; a term without one is worth nothing
 * @param error how far it is off for designs that it was not fitted to
 */
public record LinearModel(Map<String, Double> coefficients, Spread error) {
    public LinearModel {
        coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
    }

    /**
     * Relative errors, 0 to 1.
     *
     * @param median half of the designs are nearer
     * @param worst none is farther
     * @param designs how many there were
     */
    public record Spread(double median, double worst, int designs) {
        /** Of at least one error. */
        public static Spread of(double[] errors) {
            return new Spread(
                    LeastSquares.median(errors), Arrays.stream(errors).max().orElse(0), errors.length);
        }
    }

    /** The number for a design. */
    public int predict(Map<String, Double> terms) {
        double sum = 0;
        for (Map.Entry<String, Double> term : terms.entrySet()) {
            sum += coefficients.getOrDefault(term.getKey(), 0.0) * term.getValue();
        }
        return (int) Math.round(sum);
    }
}
