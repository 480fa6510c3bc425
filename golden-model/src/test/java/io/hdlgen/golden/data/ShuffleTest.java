package io.hdlgen.golden.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 1500})
    void everySampleOnce(int n) {
        assertThat(Shuffle.order(1, 0, n))
                .containsExactlyInAnyOrder(IntStream.range(0, n).toArray());
    }

    @Test
    void seedAndEpochDecide() {
        assertThat(Shuffle.order(1, 0, 100)).isEqualTo(Shuffle.order(1, 0, 100));
        assertThat(Shuffle.order(1, 1, 100)).isNotEqualTo(Shuffle.order(1, 0, 100));
        assertThat(Shuffle.order(2, 0, 100)).isNotEqualTo(Shuffle.order(1, 0, 100));
    }

    /** Computed by an independent program from docs/numerics.md section 6. */
    @Test
    void reference() {
        assertThat(Shuffle.order(1, 0, 10)).containsExactly(8, 1, 0, 6, 7, 4, 9, 2, 3, 5);
    }
}
