package io.hdlgen.golden.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrainingOrderTest {
    /** Sample i has label i. */
    private record Numbered(int size, int width) implements Samples {
        @Override
        public int label(int index) {
            return index;
        }

        @Override
        public void read(int index, int[] into) {
            into[0] = 10 * index;
        }
    }

    @Test
    void visitsEpochAfterEpochInTheOrderOfTraining() {
        TrainingOrder order = new TrainingOrder(new Numbered(5, 1), 42, 13);
        assertThat(order.size()).isEqualTo(13);
        int[] x = new int[1];
        for (int i = 0; i < 13; i++) {
            int expected = Shuffle.order(42, i / 5, 5)[i % 5];
            order.read(i, x);
            assertThat(order.label(i)).isEqualTo(expected);
            assertThat(x[0]).isEqualTo(10 * expected);
        }
        // A search for a difference begins again at the start.
        assertThat(order.label(0)).isEqualTo(Shuffle.order(42, 0, 5)[0]);
    }
}
