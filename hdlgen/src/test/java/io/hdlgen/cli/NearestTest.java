package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void farNamesAreNotOffered() {
        List<String> known = List.of("train", "eval", "estimate");
        assertThat(Nearest.to("tarin", known)).contains("train");
        assertThat(Nearest.to("est", known)).contains("estimate");
        assertThat(Nearest.to("cosim", known)).isEmpty();
    }
}
