package io.hdlgen.golden.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.DescriptionWriter;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Reading;
import io.hdlgen.golden.spec.RuleName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RandomDesignsTest {
    /** Beyond what a description can ask for are only rates of feedback below 2^-24 (D041), feedback whose scale leaves nothing of it (D043), regenerated values wider than weights (D047) and blocks that never work (D075). */
    @ParameterizedTest
    @EnumSource(RuleName.class)
    void couldHaveBeenDescribed(RuleName rule) {
        for (long seed = 1; seed <= 200; seed++) {
            Description description = RandomDesigns.of(seed, rule).description();
            Reading reading = DescriptionReader.read("x.yaml", DescriptionWriter.yaml(description), List.of());
            assertThat(reading.diagnostics().stream()
                            .filter(Diagnostic::isError)
                            .filter(d -> !Set.of("D041", "D043", "D047", "D075")
                                    .contains(d.kind().code())))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }
}
