package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void countsInsertionsDeletionsReplacementsAndSwaps() {
        assertThat(Nearest.distance("", "")).isZero();
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("abc", "")).isEqualTo(3);
        assertThat(Nearest.distance("abc", "abd")).isEqualTo(1);
        assertThat(Nearest.distance("abc", "bac")).isEqualTo(1);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void farNamesAreNotOffered() {
        List<String> known = List.of("train", "eval", "estimate");
        assertThat(Nearest.to("tarin", known)).contains("train");
        assertThat(Nearest.to("est", known)).contains("estimate");
        assertThat(Nearest.to("cosim", known)).isEmpty();
    }
}
