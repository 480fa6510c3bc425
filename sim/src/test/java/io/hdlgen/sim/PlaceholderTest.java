package io.hdlgen.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void buildRuns() {
        assertThat(Placeholder.name()).isEqualTo("sim");
        assertThat(System.getProperty("hdlgen.root")).isNotNull();
    }
}
