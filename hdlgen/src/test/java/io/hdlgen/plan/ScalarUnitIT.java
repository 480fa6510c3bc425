package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** The scalar factor against {@code rnd} and {@code sat_32} of the text. */
class ScalarUnitIT {
    private static final long SEED = Long.getLong("hdlgen.seed", 1);
    private static final List<Shape> SHAPES = List.of(
            new Shape(8, -6),
            new Shape(8, 0),
            new Shape(20, -30),
            new Shape(32, 0),
            new Shape(33, 1),
            new Shape(40, 3),
            new Shape(40, 8),
            new Shape(40, 39),
            new Shape(40, 40),
            new Shape(40, 70),
            new Shape(46, 13));

    @TempDir
    static Path work;

    private static final List<Play> PLAYS = new ArrayList<>();
    private static final List<Play> FAULTY = new ArrayList<>();

    record Shape(int bits, int shift) {
        List<String> parameters() {
            return List.of("SUM_W=" + bits, "SHIFT=" + shift);
        }

        Map<String, Integer> inputs() {
            return Map.of("sum", bits);
        }

        Map<String, Integer> outputs() {
            return Map.of("h", 32);
        }

        BigInteger expected(BigInteger sum) {
            BigInteger h =
                    shift > 0 ? sum.add(BigInteger.ONE.shiftLeft(shift - 1)).shiftRight(shift) : sum.shiftLeft(-shift);
            BigInteger limit = BigInteger.ONE.shiftLeft(31);
            return h.max(limit.negate()).min(limit.subtract(BigInteger.ONE));
        }
    }

    @BeforeAll
    static void play() throws IOException {
        UnitBench bench = new UnitBench(work, "scalar", "scalar.v");
        for (Shape shape : SHAPES) {
            PLAYS.add(new Play(shape, bench.add(shape.parameters(), shape.inputs(), shape.outputs())));
        }
        Shape shape = new Shape(40, 3);
        List<String[]> faults = List.of(
                new String[] {"(wide + half) >>> DOWN", "wide >>> DOWN"},
                new String[] {"rounded[WIDE_W-1:31] ==", "~rounded[WIDE_W-1:31] =="},
                new String[] {"{31{~rounded[WIDE_W-1]}}", "{31{rounded[WIDE_W-1]}}"});
        for (String[] fault : faults) {
            FAULTY.add(new Play(
                    shape, bench.addFaulty(fault[0], fault[1], shape.parameters(), shape.inputs(), shape.outputs())));
        }
        bench.build();
        Stream.concat(PLAYS.stream(), FAULTY.stream()).forEach(Play::sums);
        bench.play();
    }

    static List<Play> plays() {
        return PLAYS;
    }

    static List<Play> faulty() {
        return FAULTY;
    }

    @ParameterizedTest
    @MethodSource("plays")
    void isRoundedAndSaturatedAClockLater(Play play) {
        assertThat(play.differences()).as("seed %d", SEED).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void aFaultIsSeen(Play play) {
        assertThat(play.differences()).isNotEmpty();
    }

    @Test
    void noToolHasAWarning() throws IOException {
        UnitBench bench = new UnitBench(work, "scalar", "scalar.v");
        for (Shape shape : SHAPES) {
            assertThat(bench.lint(shape.parameters())).as(shape.toString()).isBlank();
        }
    }

    /** Sums around the ends of both ranges and around halves, and any. */
    private static final class Play {
        private final Shape shape;
        private final UnitBench.Unit unit;
        private final Map<Integer, BigInteger> expected = new LinkedHashMap<>();

        Play(Shape shape, UnitBench.Unit unit) {
            this.shape = shape;
            this.unit = unit;
        }

        void sums() {
            Random random = new Random(SEED);
            BigInteger end = BigInteger.ONE.shiftLeft(shape.bits() - 1);
            for (int place = 0; place < shape.bits(); place++) {
                BigInteger power = BigInteger.ONE.shiftLeft(place);
                for (int offset = -2; offset <= 2; offset++) {
                    sum(power.add(BigInteger.valueOf(offset)), end);
                    sum(power.negate().add(BigInteger.valueOf(offset)), end);
                    sum(power.shiftLeft(31).subtract(power.shiftRight(1)).add(BigInteger.valueOf(offset)), end);
                }
            }
            for (int i = 0; i < 500; i++) {
                sum(new BigInteger(shape.bits(), random).subtract(end), end);
            }
            unit.clock(Map.of());
        }

        private void sum(BigInteger sum, BigInteger end) {
            if (sum.compareTo(end) < 0 && sum.compareTo(end.negate()) >= 0) {
                BigInteger bits = sum.mod(end.shiftLeft(1));
                expected.put(unit.clock(Map.of("sum", bits)) + 1, shape.expected(sum));
            }
        }

        List<Integer> differences() {
            return expected.entrySet().stream()
                    .filter(e -> !UnitBench.element(unit.output(e.getKey(), "h"), 0, 32)
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
