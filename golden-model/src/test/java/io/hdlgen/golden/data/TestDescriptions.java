package io.hdlgen.golden.data;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import java.util.List;

/** Descriptions of the shape that a data set needs. */
final class TestDescriptions {
    private TestDescriptions() {}

    static Description of(int input, int classes, String... overrides) {
        String text = "network: {input: %d, layers: [4, %d]}".formatted(input, classes);
        return DescriptionReader.read("net.yaml", text, List.of(overrides))
                .description()
                .orElseThrow();
    }
}
