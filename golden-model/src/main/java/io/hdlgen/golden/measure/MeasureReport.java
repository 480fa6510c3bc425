package io.hdlgen.golden.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of a design's runs.
 *
 * @param name of the design
 * @param rule as in descriptions
 * @param data name of the data set
 * @param samplesPerEpoch training samples
 * @param runs one for every seed
 * @param weightSimilarity {@link WeightSimilarity} of the weights in which the runs ended; empty for one run
 */
public record MeasureReport(
        String name,
        String rule,
        String data,
        int samplesPerEpoch,
        List<MeasuredRun> runs,
        Map<String, Double> weightSimilarity) {
    public MeasureReport {
        runs = List.copyOf(runs);
        weightSimilarity = Collections.unmodifiableMap(new LinkedHashMap<>(weightSimilarity));
    }
}
