package io.hdlgen.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void buildRuns() {
        assertThat(Placeholder.name()).isEqualTo("golden-model");
        assertThat(System.getProperty("hdlgen.root")).isNotNull();
    }
}
