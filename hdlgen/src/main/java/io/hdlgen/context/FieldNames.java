package io.hdlgen.context;

import io.hdlgen.plan.OpFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields of the micro-operation word by name, each as the text of a select: {@code 12:9}. */
public final class FieldNames {
    private FieldNames() {}

    static Map<String, String> of(OpFormat format) {
        Map<String, String> names = new LinkedHashMap<>();
        format.fields().forEach((name, bits) -> names.put(name, bits.toString()));
        return names;
    }
}
