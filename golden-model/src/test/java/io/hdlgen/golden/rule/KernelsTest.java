package io.hdlgen.golden.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast loops against the plain ones: at the ends of the ranges, and at sizes around the widths of vector registers. */
class KernelsTest {
    private static final int MIN = -32768;
    private static final int MAX = 32767;

    static IntStream sizes() {
        return IntStream.concat(
                IntStream.rangeClosed(1, 70),
                IntStream.of(95, 96, 97, 127, 128, 129, 255, 256, 257, 511, 512, 513, 785, 1023, 1024, 1025));
    }

    private static int[] filled(int n, IntSupplier values) {
        return IntStream.generate(values).limit(n).toArray();
    }

    /** Vectors of one value each, and random ones. */
    private static Stream<int[]> vectors(int n) {
        Random random = new Random(n);
        return Stream.concat(
                Stream.of(MIN, MAX, 0, -1, 1).map(v -> filled(n, () -> v)),
                Stream.generate(() -> filled(n, () -> random.nextInt(65536) - 32768))
                        .limit(3));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void dotSplitEqualsPlain(int n) {
        for (int[] w : vectors(n).toList()) {
            for (int[] x : vectors(n).toList()) {
                assertThat(Kernels.dotSplit(w, x)).isEqualTo(Kernels.dot(w, x));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void dotIntEqualsPlain(int n) {
        int bound = (int) (Integer.MAX_VALUE / n / 32768L);
        for (int[] x : vectors(n).toList()) {
            int[][] w = new int[4][];
            for (int i = 0; i < 4; i++) {
                int sign = i % 2 == 0 ? 1 : -1;
                Random random = new Random(i);
                w[i] = filled(n, () -> i0(random, bound, sign));
            }
            long[] sums = new long[6];
            Kernels.dotInt4(w[0], w[1], w[2], w[3], x, sums, 1);
            for (int i = 0; i < 4; i++) {
                assertThat(sums[i + 1]).isEqualTo(Kernels.dot(w[i], x)).isEqualTo(Kernels.dotInt(w[i], x));
            }
            assertThat(sums[0]).isZero();
            assertThat(sums[5]).isZero();
        }
    }

    /** The largest magnitude itself, or something below it. */
    private static int i0(Random random, int bound, int sign) {
        return random.nextInt(3) > 0 ? sign * bound : random.nextInt(2 * bound + 1) - bound;
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void addScaledIntEqualsPlain(int n) {
        for (int[] w : vectors(n).toList()) {
            for (int g : new int[] {MIN, MAX, -1, 0, 77}) {
                int[] ints = new int[n];
                long[] longs = new long[n];
                Kernels.addScaledInt(ints, w, g);
                Kernels.addScaled(longs, w, g);
                assertThat(Arrays.stream(ints).asLongStream().toArray()).isEqualTo(longs);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void updatesEqualTheFormula(int n) {
        Random random = new Random(n);
        for (int[] x : vectors(n).toList()) {
            for (int g : new int[] {MIN, MAX, -1, 1, 77}) {
                int shift = 2 + random.nextInt(29);
                int roundingBits = 1 + random.nextInt(Math.min(16, shift - 1));
                int field = roundingBits <= 8 ? 8 * random.nextInt(4) : 16 * random.nextInt(2);
                int[] noise = filled(n, random::nextInt);
                int[] start = filled(n, () -> random.nextInt(1 << 18) - (1 << 17));
                int[] nearest = start.clone();
                int[] stochastic = start.clone();
                int scale = shift - roundingBits;
                int mask = (1 << roundingBits) - 1;
                Kernels.updateNearest(nearest, x, g, 1 << (shift - 1), shift);
                Kernels.updateStochastic(stochastic, x, noise, field, mask, scale, g, 1 << (scale - 1), shift);
                for (int j = 0; j < n; j++) {
                    long product = (long) g * x[j];
                    int r = noise[j] >>> field & mask;
                    assertThat(nearest[j]).isEqualTo((int) expected(start[j], product, 1L << (shift - 1), shift));
                    long added = (2L * r + 1) << (scale - 1);
                    assertThat(stochastic[j]).isEqualTo((int) expected(start[j], product, added, shift));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void saturatesAndCounts(int n) {
        Random random = new Random(n);
        for (int bits : new int[] {4, 12, 16, 18}) {
            int max = (1 << (bits - 1)) - 1;
            int[] ends = {-max - 2, -max - 1, -max, 0, max - 1, max, max + 1, (1 << 30) + max, -(1 << 30) - max};
            int[] w =
                    filled(n, () -> random.nextBoolean() ? ends[random.nextInt(9)] : random.nextInt(4 * max) - 2 * max);
            int[] expected = Arrays.stream(w)
                    .map(v -> Math.max(-max - 1, Math.min(max, v)))
                    .toArray();
            int changed =
                    (int) IntStream.range(0, n).filter(j -> w[j] != expected[j]).count();
            assertThat(Kernels.saturate(w, -max - 1, max)).isEqualTo(changed);
            assertThat(w).isEqualTo(expected);
        }
    }

    /** floor((w 2^SH + product + noise) / 2^SH), as the contract has it. */
    private static long expected(long w, long product, long noise, int shift) {
        return Math.floorDiv((w << shift) + product + noise, 1L << shift);
    }
}
