package io.hdlgen.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
    private static final long SEED = Long.getLong("hdlgen.seed", 20261121L);

    @Test
    void whatIsASumOfItsColumnsIsFoundAgain() {
        double[][] x = {{1, 0, 3}, {2, 1, 0}, {0, 5, 1}, {4, 4, 4}};
        double[] b = {2, 0.5, 7};
        double[] y = new double[x.length];
        for (int r = 0; r < x.length; r++) {
            for (int i = 0; i < b.length; i++) {
                y[r] += x[r][i] * b[i];
            }
        }
        assertThat(LeastSquares.solve(x, y, 0)).containsExactly(b, within(1e-6));
    }

    /** Karush, Kuhn, Tucker: the gradient is 0 where a coefficient is free, and not negative where it is held at 0. */
    @RepeatedTest(20)
    void theConditionsOfAMinimumHold(org.junit.jupiter.api.RepetitionInfo info) {
        long seed = SEED + info.getCurrentRepetition();
        Random random = new Random(seed);
        double[][] x = new double[12][5];
        double[] y = new double[12];
        for (int r = 0; r < x.length; r++) {
            for (int i = 0; i < x[r].length; i++) {
                x[r][i] = random.nextDouble();
            }
            y[r] = 0.1 + random.nextDouble();
        }
        double[] b = LeastSquares.solve(x, y, 0);
        for (int i = 0; i < b.length; i++) {
            double gradient = 0;
            for (int r = 0; r < x.length; r++) {
                double error = -y[r];
                for (int j = 0; j < b.length; j++) {
                    error += x[r][j] * b[j];
                }
                gradient += x[r][i] * error / (y[r] * y[r]);
            }
            assertThat(b[i]).as("hdlgen.seed=%d", SEED).isNotNegative();
            if (b[i] > 0) {
                assertThat(gradient).as("hdlgen.seed=%d", SEED).isCloseTo(0, within(1e-4));
            } else {
                assertThat(gradient).as("hdlgen.seed=%d", SEED).isGreaterThan(-1e-4);
            }
        }
    }

    @Test
    void theMedianIsInTheMiddle() {
        assertThat(LeastSquares.median(new double[] {3, 1, 2})).isEqualTo(2);
        assertThat(LeastSquares.median(new double[] {4, 1, 2, 3})).isEqualTo(2.5);
    }
}
