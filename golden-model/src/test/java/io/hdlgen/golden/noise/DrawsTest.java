package io.hdlgen.golden.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.fixed.SaturationCounter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DrawsTest {
    @Test
    void drawsWeightsWithinOneOverTheRootOfTheFanIn() {
        FixedFormat format = new FixedFormat(3, 13);
        SaturationCounter counter = new SaturationCounter("W1");
        int[][] weights = Draws.weights(9, 300, 100, format, counter);
        double squares = 0;
        for (int[] row : weights) {
            assertThat(row).hasSize(101);
            assertThat(row[100]).as("bias").isZero();
            for (int j = 0; j < 100; j++) {
                double w = format.toReal(row[j]);
                assertThat(w).isBetween(-0.1001, 0.1001);
                squares += w * w / 30_000;
            }
        }
        assertThat(squares).isBetween(0.01 / 3 * 0.97, 0.01 / 3 * 1.03);
        assertThat(counter.count()).isZero();
    }

    @Test
    void countsWeightsThatDoNotFit() {
        SaturationCounter counter = new SaturationCounter("W1");
        int[][] weights = Draws.weights(9, 300, 1, new FixedFormat(0, 8), counter);
        long atTheEnds = Arrays.stream(weights)
                .filter(row -> row[0] == 127 || row[0] == -128)
                .count();
        assertThat(counter.count()).isBetween(100L, atTheEnds);
    }
}
