package io.hdlgen.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that is varied.
 *
 * @param path field of the description
 * @param values as typed, each once
 */
public record Dimension(String path, List<String> values) {
    public Dimension {
        values = values.stream().distinct().toList();
    }

    /** Whether there is more than one value. */
    public boolean varied() {
        return values.size() > 1;
    }

    /**
     * The values of {@code V1,V2,...}: commas inside brackets, braces and quotes belong to a value, so that {@code [32,10],[64,10]}
     * are two. What is never closed is one value; whoever reads it as YAML says so.
     */
    public static List<String> split(String list) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth <= 0) {
                values.add(value.toString().strip());
                value.setLength(0);
                continue;
            }
            value.append(c);
        }
        values.add(value.toString().strip());
        return values;
    }
}
