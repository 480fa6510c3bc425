package io.hdlgen.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every combination of values.
 *
 * @param dimensions the first one changes slowest
 */
public record Sweep(List<Dimension> dimensions) {
    public Sweep {
        dimensions = List.copyOf(dimensions);
    }

    /** How many combinations there are; {@code Long.MAX_VALUE} where they cannot be counted. */
    public long size() {
        long size = 1;
        for (Dimension dimension : dimensions) {
            int values = dimension.values().size();
            size = size > Long.MAX_VALUE / values ? Long.MAX_VALUE : size * values;
        }
        return size;
    }

    /** Paths that have more than one value. */
    public List<String> varied() {
        return dimensions.stream()
                .filter(Dimension::varied)
                .map(Dimension::path)
                .toList();
    }

    /** The combinations: path to value, in the order of the dimensions. */
    public List<Map<String, String>> combinations() {
        List<Map<String, String>> all = List.of(Map.of());
        for (Dimension dimension : dimensions) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> head : all) {
                for (String value : dimension.values()) {
                    Map<String, String> one = new LinkedHashMap<>(head);
                    one.put(dimension.path(), value);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all;
    }
}
