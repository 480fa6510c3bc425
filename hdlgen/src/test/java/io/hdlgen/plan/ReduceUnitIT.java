package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dot product unit against sums of unbounded integers, to the clock. */
class ReduceUnitIT {
    private static final long SEED = Long.getLong("hdlgen.seed", 1);
    /** Words of the longest vector. */
    private static final int WORDS = 20;

    private static final List<Shape> SHAPES = List.of(
            new Shape(1, 16, 1, 37),
            new Shape(2, 12, 1, 30),
            new Shape(2, 8, 2, 22),
            new Shape(4, 18, 2, 43),
            new Shape(8, 16, 2, 40),
            new Shape(8, 4, 1, 16));

    @TempDir
    static Path work;

    private static final List<Play> PLAYS = new ArrayList<>();
    private static final List<Play> FAULTY = new ArrayList<>();

    record Shape(int block, int bits, int stages, int sumBits) {
        int levels() {
            return Integer.numberOfTrailingZeros(block);
        }

        List<String> parameters() {
            return List.of("S=" + block, "LOG_S=" + levels(), "XW=" + bits, "SUM_W=" + sumBits, "STAGES=" + stages);
        }

        Map<String, Integer> inputs() {
            Map<String, Integer> inputs = new LinkedHashMap<>();
            inputs.put("rst", 1);
            inputs.put("valid", 1);
            inputs.put("first", 1);
            inputs.put("left", block * bits);
            inputs.put("right", block * bits);
            return inputs;
        }

        Map<String, Integer> outputs() {
            return Map.of("sum", sumBits);
        }
    }

    @BeforeAll
    static void play() throws IOException {
        UnitBench bench = bench();
        for (Shape shape : SHAPES) {
            PLAYS.add(new Play(shape, bench.add(shape.parameters(), shape.inputs(), shape.outputs())));
        }
        Shape shape = new Shape(4, 16, 2, 40);
        List<String[]> faults = List.of(
                new String[] {"first_q[WAIT-1] ?", "first_q[WAIT-2] ?"},
                new String[] {"if (valid_q[WAIT-1])", "if (valid_q[WAIT-1] | first_q[WAIT-1])"},
                new String[] {"total[TREE_W-1]}}", "1'b0}}"},
                new String[] {"localparam integer WAIT   = STAGES + 2", "localparam integer WAIT   = STAGES + 3"});
        for (String[] fault : faults) {
            FAULTY.add(new Play(
                    shape, bench.addFaulty(fault[0], fault[1], shape.parameters(), shape.inputs(), shape.outputs())));
        }
        bench.build();
        Stream.concat(PLAYS.stream(), FAULTY.stream()).forEach(Play::vectors);
        bench.play();
    }

    private static UnitBench bench() {
        return new UnitBench(work, "reduce", "reduce.v", "mul.v", "sum_tree.v");
    }

    static List<Play> plays() {
        return PLAYS;
    }

    static List<Play> faulty() {
        return FAULTY;
    }

    @ParameterizedTest
    @MethodSource("plays")
    void theSumIsExactAndInTime(Play play) {
        assertThat(play.differences(0)).as("seed %d", SEED).isEmpty();
        assertThat(play.differences(-1)).as("sums a clock early").isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void aFaultIsSeen(Play play) {
        assertThat(play.differences(0)).isNotEmpty();
    }

    @Test
    void noToolHasAWarning() throws IOException {
        for (Shape shape : SHAPES) {
            assertThat(bench().lint(shape.parameters())).as(shape.toString()).isBlank();
            Shape least = new Shape(shape.block(), shape.bits(), shape.stages(), 2 * shape.bits() + shape.levels());
            assertThat(bench().lint(least.parameters())).as(least.toString()).isBlank();
        }
    }

    /** Vectors of the most extreme and of random elements, word after word or with pauses. */
    private static final class Play {
        private final Shape shape;
        private final UnitBench.Unit unit;
        private final Random random = new Random(SEED);
        private final Map<Integer, BigInteger> expected = new LinkedHashMap<>();

        Play(Shape shape, UnitBench.Unit unit) {
            this.shape = shape;
            this.unit = unit;
        }

        void vectors() {
            for (int i = 0; i < 4; i++) {
                unit.clock(Map.of("rst", BigInteger.ONE));
            }
            long min = -(1L << (shape.bits() - 1));
            long[] corners = {min, -min - 1, -1, 0, 1};
            for (long left : corners) {
                for (long right : corners) {
                    vector(filled(left), filled(right), random.nextBoolean());
                }
            }
            for (int i = 0; i < 60; i++) {
                int words = 1 + random.nextInt(WORDS);
                vector(randomElements(words), randomElements(words), i % 2 == 0);
            }
            pause(10);
        }

        private long[] filled(long value) {
            long[] elements = new long[WORDS * shape.block()];
            Arrays.fill(elements, value);
            return elements;
        }

        private long[] randomElements(int words) {
            return random.longs((long) words * shape.block(), -(1L << (shape.bits() - 1)), 1L << (shape.bits() - 1))
                    .toArray();
        }

        private void vector(long[] left, long[] right, boolean pauses) {
            BigInteger sum = BigInteger.ZERO;
            int block = shape.block();
            for (int from = 0; from < left.length; from += block) {
                int clock = unit.clock(Map.of(
                        "rst",
                        BigInteger.ZERO,
                        "valid",
                        BigInteger.ONE,
                        "first",
                        from == 0 ? BigInteger.ONE : BigInteger.ZERO,
                        "left",
                        UnitBench.word(Arrays.copyOfRange(left, from, from + block), shape.bits()),
                        "right",
                        UnitBench.word(Arrays.copyOfRange(right, from, from + block), shape.bits())));
                for (int k = from; k < from + block; k++) {
                    sum = sum.add(BigInteger.valueOf(left[k]).multiply(BigInteger.valueOf(right[k])));
                }
                expected.put(clock + shape.stages() + 3, sum);
                if (pauses) {
                    pause(random.nextInt(3));
                }
            }
        }

        private void pause(int clocks) {
            for (int i = 0; i < clocks; i++) {
                unit.clock(Map.of("rst", BigInteger.ZERO, "valid", BigInteger.ZERO));
            }
        }

        List<Integer> differences(int offset) {
            return expected.entrySet().stream()
                    .filter(e -> !UnitBench.element(unit.output(e.getKey() + offset, "sum"), 0, shape.sumBits())
                            .equals(e.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        @Override
        public String toString() {
            return shape.toString();
        }
    }
}
