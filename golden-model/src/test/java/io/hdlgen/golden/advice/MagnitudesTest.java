package io.hdlgen.golden.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The histogram against sorted numbers. */
class MagnitudesTest {
    private static final long SEED = Long.getLong("hdlgen.seed", 71);

    private static Magnitudes of(double... values) {
        Magnitudes magnitudes = new Magnitudes();
        magnitudes.add(values);
        return magnitudes;
    }

    /** Numbers of any size between 2^-20 and 2^10, and zeros. */
    private static double[] random(SplittableRandom random) {
        double[] values = new double[1 + random.nextInt(300)];
        for (int i = 0; i < values.length; i++) {
            double size = Math.scalb(1 + random.nextDouble(), random.nextInt(-20, 10));
            values[i] = random.nextInt(5) == 0 ? 0 : random.nextBoolean() ? size : -size;
        }
        values[0] = 3;
        return values;
    }

    @Test
    void shareAndExponentAreThoseOfTheSortedNumbers() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int run = 0; run < 300; run++) {
            double[] values = random(random);
            Magnitudes magnitudes = of(values);
            double[] sorted = Arrays.stream(values)
                    .map(Math::abs)
                    .filter(v -> v > 0)
                    .sorted()
                    .toArray();
            assertThat(magnitudes.max()).as("seed %d", SEED).isEqualTo(sorted[sorted.length - 1]);
            assertThat(magnitudes.total()).isEqualTo(values.length);
            for (double share : new double[] {0.5, 0.9, 0.999, 1}) {
                double reached = sorted[(int) Math.ceil(share * sorted.length) - 1];
                int e = magnitudes.exponentBelow(share);
                assertThat(reached).as("seed %d", SEED).isGreaterThanOrEqualTo(Math.scalb(1.0, e - 1));
                assertThat(reached).as("seed %d", SEED).isLessThan(Math.scalb(1.0, e));
            }
            for (int e = -22; e < 12; e++) {
                double limit = Math.scalb(1.0, e);
                long above = Arrays.stream(sorted).filter(v -> v >= limit).count();
                assertThat(magnitudes.shareFrom(e)).as("seed %d", SEED).isEqualTo((double) above / sorted.length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.2})
    void belowTheSmallestUsefulThereIsNoMoreThanTheShare(double share) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int run = 0; run < 300; run++) {
            double[] values = random(random);
            int e = of(values).smallestUseful(share);
            double all = Arrays.stream(values).map(Math::abs).sum();
            // 1e-12: the two sums are formed in another order.
            assertThat(sumBelow(values, Math.scalb(1.0, e)))
                    .as("seed %d", SEED)
                    .isLessThanOrEqualTo(share * all + 1e-12);
            assertThat(sumBelow(values, Math.scalb(1.0, e + 1)))
                    .as("seed %d", SEED)
                    .isGreaterThan(share * all - 1e-12);
        }
    }

    private static double sumBelow(double[] values, double limit) {
        return Arrays.stream(values).map(Math::abs).filter(v -> v < limit).sum();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 2",
        "0.999, 0, 1",
        "1.999, 0, 2",
        "2, 0, 3",
        "-2, 0, 3",
        "0.25, 0, 0",
        "0.1, 1, -1",
        "40, 1, 8",
        "0, 1, 1"
    })
    void integerBitsHoldTheLargest(double largest, int headroom, int bits) {
        assertThat(of(largest).integerBits(headroom)).isEqualTo(bits);
    }

    @Test
    void withoutNumbersNothingIsLarge() {
        for (Magnitudes none : new Magnitudes[] {of(), of(0, 0)}) {
            assertThat(none.any()).isFalse();
            assertThat(none.max()).isZero();
            assertThat(none.shareFrom(-70)).isZero();
            assertThat(none.exponentBelow(1)).isEqualTo(-63);
            assertThat(none.smallestUseful(0.1)).isEqualTo(-63);
        }
    }

    @Test
    void numbersBeyondTheHistogramCountAtItsEnds() {
        Magnitudes ends = of(0x1p-64, 0x1p200);
        assertThat(ends.shareFrom(63)).isEqualTo(1);
        assertThat(ends.max()).isEqualTo(0x1p200);
    }
}
