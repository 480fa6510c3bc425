package io.hdlgen.plan;

import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Reading;
import java.util.List;

/** Designs from descriptions. */
public final class TestDesigns {
    private TestDesigns() {}

    /** The design of a description, its shape chosen if the text does not give one. */
    public static Design of(String text) {
        Reading reading = DescriptionReader.read("test.yaml", text, List.of());
        return Planner.design(reading.description()
                .orElseThrow(() -> new IllegalArgumentException(text + "\n" + reading.diagnostics())));
    }
}
