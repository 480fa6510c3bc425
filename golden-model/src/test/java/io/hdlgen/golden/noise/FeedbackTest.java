package io.hdlgen.golden.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.FeedbackValues;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedbackTest {
    private static final FixedFormat FORMAT = new FixedFormat(3, 13);

    private static long[] seeds(int lanes) {
        long[] seeds = new long[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            seeds[lane] = Seeds.feedbackLane(1, lane);
        }
        return seeds;
    }

    /** Sum and sum of squares over a large matrix in units of 1, against the distribution's own. */
    private static void assertMoments(int[][] matrix, int one, double variance) {
        double n = (double) matrix.length * matrix[0].length;
        double sum = 0;
        double squares = 0;
        for (int[] row : matrix) {
            for (int v : row) {
                sum += (double) v / one;
                squares += (double) v * v / one / one;
            }
        }
        assertThat(sum / n).isBetween(-5 * Math.sqrt(variance / n), 5 * Math.sqrt(variance / n));
        assertThat(squares / n).isBetween(variance * 0.96, variance * 1.04);
    }

    private static double variance(FeedbackValues values) {
        return switch (values) {
            case SIGN, NORMAL -> 1;
            case TERNARY -> 0.5;
            case UNIFORM -> 1 / 3.0;
        };
    }

    @ParameterizedTest
    @EnumSource(FeedbackValues.class)
    void drawsStoredMatricesFromTheirDistribution(FeedbackValues values) {
        SaturationCounter counter = new SaturationCounter("F1");
        int[][] matrix = Draws.feedback(5, 400, 100, values, 2, FORMAT, counter);
        assertMoments(matrix, 1 << 11, variance(values));
        assertThat(counter.count()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = FeedbackValues.class,
            names = {"SIGN", "TERNARY", "UNIFORM"})
    void regeneratesMatricesOfTheSameDistribution(FeedbackValues values) {
        for (int block : new int[] {1, 2, 4, 8}) {
            FeedbackGenerator generator = new FeedbackGenerator(seeds(2 * block), block, values);
            int[][] matrix = generator.next(400, 100);
            double width = block == 8 ? 16 : 256;
            // Centred codes: (2 c - (2^FB - 1)) / 2^FB has variance (1 - 2^-2FB) / 3.
            double variance = values == FeedbackValues.UNIFORM ? (1 - 1 / (width * width)) / 3 : variance(values);
            assertMoments(matrix, 1 << generator.fractionBits(), variance);
            assertThat(Arrays.deepEquals(generator.next(400, 100), matrix)).isFalse();
        }
    }

    @Test
    void countsStoredEntriesThatDoNotFit() {
        SaturationCounter counter = new SaturationCounter("F1");
        int[][] matrix = Draws.feedback(5, 10, 10, FeedbackValues.SIGN, 0, new FixedFormat(1, 15), counter);
        assertThat(Arrays.stream(matrix).flatMapToInt(Arrays::stream)).containsOnly(-32768, 32767);
        assertThat(counter.count())
                .isEqualTo(Arrays.stream(matrix)
                        .flatMapToInt(Arrays::stream)
                        .filter(v -> v == 32767)
                        .count());
    }

    @Test
    void hasNoNormalValuesInLfsrs() {
        FeedbackGenerator generator = new FeedbackGenerator(seeds(1), 1, FeedbackValues.NORMAL);
        assertThatThrownBy(() -> generator.next(2, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Rows of one lane follow each other in its sequence; no two rows of a matrix may start alike. */
    @Test
    void givesEveryRowItsOwnValues() {
        FeedbackGenerator generator = new FeedbackGenerator(seeds(4), 4, FeedbackValues.SIGN);
        Set<String> rows = new HashSet<>();
        for (int l = 0; l < 3; l++) {
            for (int[] row : generator.next(64, 40)) {
                assertThat(rows.add(Arrays.toString(row))).isTrue();
            }
        }
    }

    /** The polynomial of the feedback LFSR is primitive: its order is 2^64 - 1. */
    @Test
    void hasTheFullPeriod() {
        BigInteger period = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        long[] identity = power(BigInteger.ZERO);
        assertThat(power(period)).isEqualTo(identity);
        for (long prime : new long[] {3, 5, 17, 257, 641, 65537, 6700417}) {
            assertThat(power(period.divide(BigInteger.valueOf(prime))))
                    .as("order divides by %d", prime)
                    .isNotEqualTo(identity);
        }
    }

    private static long[] power(BigInteger n) {
        long[] result = new long[64];
        long[] step = new long[64];
        for (int i = 0; i < 64; i++) {
            result[i] = 1L << i;
            step[i] = FeedbackGenerator.step(1L << i);
        }
        for (int bit = n.bitLength() - 1; bit >= 0; bit--) {
            result = product(result, result);
            if (n.testBit(bit)) {
                result = product(step, result);
            }
        }
        return result;
    }

    private static long[] product(long[] a, long[] b) {
        long[] columns = new long[64];
        for (int i = 0; i < 64; i++) {
            for (int bit = 0; bit < 64; bit++) {
                columns[i] ^= (b[i] >>> bit & 1) == 0 ? 0 : a[bit];
            }
        }
        return columns;
    }
}
