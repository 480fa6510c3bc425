package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void buildRuns() {
        assertThat(Placeholder.name()).isEqualTo("hdlgen");
        assertThat(System.getProperty("hdlgen.root")).isNotNull();
    }
}
