package io.hdlgen.golden.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.fixed.SaturationCounter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightMatrixTest {
    /** All combinations of small and full-range weights and vectors: whichever loop the bounds choose, the sums are exact. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 16",
        "3, 5, 16",
        "4, 784, 16",
        "7, 784, 16",
        "9, 33, 18",
        "5, 700, 18",
        "13, 17, 8",
        "6, 40000, 16"
    })
    void productsAreExact(int rows, int columns, int bits) {
        Random random = new Random(columns);
        for (int trial = 0; trial < 12; trial++) {
            int size = 1 << (trial % 2 == 0 ? bits - 1 : 4);
            int[][] data = new int[rows][columns + 1];
            for (int[] row : data) {
                int rowSize = random.nextBoolean() ? size : 8;
                for (int j = 0; j <= columns; j++) {
                    row[j] = trial < 4 ? -rowSize : random.nextInt(2 * rowSize) - rowSize;
                }
            }
            WeightMatrix matrix = new WeightMatrix(data, true, bits, new SaturationCounter("W1"));
            int xSize = 1 << (trial % 4 < 2 ? bits - 1 : 5);
            assertForward(matrix, signal(columns, trial < 4 ? -xSize : 0, xSize, random));
            assertTransposed(
                    matrix, signal(rows, trial < 4 ? -xSize : 0, xSize, random).values());
        }
    }

    /** 32767 times -32767 has the low half 0xffff: from 2^15 of them on, the sum of low halves no longer fits an int. */
    @ParameterizedTest
    @ValueSource(ints = {1 << 15, (1 << 15) + 1, 40_000})
    void longRowsDoNotOverflowTheSplitSums(int n) {
        int[][] data = new int[1][n];
        Arrays.fill(data[0], 32767);
        WeightMatrix matrix = new WeightMatrix(data, false, 16, new SaturationCounter("W1"));
        Signal x = new Signal(n, 0);
        Arrays.fill(x.values(), -32767);
        x.measure();
        assertForward(matrix, x);
    }

    private static Signal signal(int n, int fill, int size, Random random) {
        Signal x = new Signal(n, 512);
        for (int j = 0; j < n; j++) {
            x.values()[j] = fill != 0 ? fill : random.nextInt(2 * size) - size;
        }
        x.measure();
        return x;
    }

    private static void assertForward(WeightMatrix matrix, Signal x) {
        long[] sums = new long[matrix.rows().length];
        matrix.multiply(x, sums);
        for (int i = 0; i < sums.length; i++) {
            assertThat(sums[i]).isEqualTo(Kernels.dot(matrix.rows()[i], x.values()));
        }
    }

    private static void assertTransposed(WeightMatrix matrix, int[] g) {
        long[] sums = new long[matrix.rowLength()];
        matrix.multiplyTransposed(g, sums);
        for (int j = 0; j < matrix.columns(); j++) {
            long expected = 0;
            for (int i = 0; i < matrix.rows().length; i++) {
                expected += (long) matrix.rows()[i][j] * g[i];
            }
            assertThat(sums[j]).isEqualTo(expected);
        }
    }
}
