package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoftmaxTimingTest {
    @Test
    void wordsFollowEachOtherAtOneElementACycle() {
        assertThat(SoftmaxTiming.ready(10, 4, 0)).isEqualTo(41);
        assertThat(SoftmaxTiming.ready(10, 4, 1)).isEqualTo(45);
    }

    @Test
    void theLastWordNeedsOnlyItsOwnElements() {
        assertThat(SoftmaxTiming.ready(10, 4, 2)).isEqualTo(47);
        assertThat(SoftmaxTiming.ready(1, 8, 0)).isEqualTo(29);
    }

    @Test
    void theLastWordDoesNotDependOnTheBlock() {
        for (int classes : new int[] {1, 2, 3, 10, 64, 1024}) {
            for (int block = 1; block <= 8; block *= 2) {
                int last = (classes - 1) / block;
                assertThat(SoftmaxTiming.ready(classes, block, last)).isEqualTo(2 * classes + 27);
            }
        }
    }
}
