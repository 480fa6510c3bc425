package io.hdlgen.golden.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All measures at one moment of a run.
 *
 * @param samples trained so far
 * @param epoch the same in epochs
 * @param values by measure and part; NaN where a value is not defined
 */
public record MeasuredPoint(long samples, double epoch, Map<Measure, Map<String, Double>> values) {
    public MeasuredPoint {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** One value; NaN if it was not measured. */
    public double value(Measure measure, String part) {
        return values.getOrDefault(measure, Map.of()).getOrDefault(part, Double.NaN);
    }
}
