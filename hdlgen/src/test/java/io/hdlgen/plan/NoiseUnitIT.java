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

/** The noise source against the text, bit by bit and to the clock. */
class NoiseUnitIT {
    private static final long SEED = Long.getLong("hdlgen.seed", 1);

    private static final List<Shape> SHAPES = List.of(
            new Shape(false, 1, 16, 9, 0, 0x9E3779B97F4A7C15L),
            new Shape(false, 2, 12, 6, 3, 1),
            new Shape(false, 4, 16, 9, 0, -1),
            new Shape(false, 8, 18, 16, 0, 0x123456789ABCDEFL),
            new Shape(false, 8, 8, 6, 6, 77),
            new Shape(true, 1, 16, 9, 0, 0x9E3779B97F4A7C15L),
            new Shape(true, 2, 18, 15, 0, 5),
            new Shape(true, 4, 16, 9, 4, Long.MIN_VALUE),
            new Shape(true, 8, 16, 9, 0, -2),
            new Shape(true, 4, 18, 16, 1, 3),
            new Shape(true, 8, 8, 3, 4, 4));

    /** Each makes the first element, or one of the first words, another one. */
    private static final Map<String, String> FAULTS = faults();

    @TempDir
    static Path work;

    private static final List<Play> PLAYS = new ArrayList<>();
    private static final List<Play> FAULTY = new ArrayList<>();

    private static Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        faults.put("state_q[59-b]", "state_q[58-b]");
        faults.put("fresh[STEPS-1-b]", "fresh[b]");
        faults.put("9'd510", "9'd509");
        faults.put("(c <<< 4) - c", "(c <<< 4)");
        faults.put("limit - ONE;", "limit;");
        faults.put("{element, waiting_q[(S-1)*XW-1:XW]}", "{waiting_q[(S-2)*XW-1:0], element}");
        faults.put("scaled + half", "scaled");
        return faults;
    }

    record Shape(boolean gaussian, int block, int bits, int fraction, int sigmaShift, long seed) {
        List<String> parameters() {
            return List.of(
                    "S=" + block,
                    "XW=" + bits,
                    "XF=" + fraction,
                    "SIGMA=" + sigmaShift,
                    "GAUSSIAN=" + (gaussian ? 1 : 0),
                    "SEED=64'h" + Long.toHexString(seed),
                    "LIMIT_W=" + limitBits());
        }

        int limitBits() {
            return 32 - Integer.numberOfLeadingZeros(block);
        }

        Map<String, Integer> inputs() {
            Map<String, Integer> inputs = new LinkedHashMap<>();
            inputs.put("rst", 1);
            inputs.put("draw", 1);
            inputs.put("limit", limitBits());
            return inputs;
        }

        Map<String, Integer> outputs() {
            Map<String, Integer> outputs = new LinkedHashMap<>();
            outputs.put("word", block * bits);
            outputs.put("state_q", 64);
            return outputs;
        }
    }

    @BeforeAll
    static void play() throws IOException {
        UnitBench bench = new UnitBench(work, "noise", "noise.v");
        for (Shape shape : SHAPES) {
            PLAYS.add(new Play(shape, bench.add(shape.parameters(), shape.inputs(), shape.outputs())));
        }
        Shape faulty = new Shape(true, 8, 16, 9, 0, -2);
        for (Map.Entry<String, String> fault : FAULTS.entrySet()) {
            FAULTY.add(new Play(
                    faulty,
                    bench.addFaulty(
                            fault.getKey(), fault.getValue(), faulty.parameters(), faulty.inputs(), faulty.outputs())));
        }
        bench.build();
        Stream.concat(PLAYS.stream(), FAULTY.stream()).forEach(Play::vectors);
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
    void wordsAndStatesAreThoseOfTheText(Play play) {
        assertThat(play.differences()).as("seed %d, %s", SEED, play.shape).isEmpty();
        assertThat(play.oneClockEarly())
                .as("words that are wrong a clock early")
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void aFaultIsSeen(Play play) {
        assertThat(play.differences()).isNotEmpty();
    }

    @Test
    void noToolHasAWarning() throws IOException {
        UnitBench bench = new UnitBench(work, "noise", "noise.v");
        for (Shape shape : SHAPES) {
            assertThat(bench.lint(shape.parameters())).as(shape.toString()).isBlank();
        }
    }

    /** Vectors of all lengths, as close to each other as is allowed or apart, sometimes after a reset that comes in the middle of a word. */
    private static final class Play {
        private final Shape shape;
        private final UnitBench.Unit unit;
        private final Random random = new Random(SEED);
        private final List<Word> words = new ArrayList<>();
        private final Map<Integer, BigInteger> states = new LinkedHashMap<>();
        private int now;

        Play(Shape shape, UnitBench.Unit unit) {
            this.shape = shape;
            this.unit = unit;
        }

        private record Word(int clock, long[] elements) {}

        void vectors() {
            for (int run = 0; run < 3; run++) {
                clock(true, false, random.nextInt(1 << shape.limitBits()));
                NoiseFromText text =
                        new NoiseFromText(shape.gaussian(), shape.fraction(), shape.sigmaShift(), shape.seed());
                for (int n = 1; n <= 40; n++) {
                    vector(n, text.vector(n), text);
                }
                draw(1 + random.nextInt(shape.block()));
            }
            idle(1);
        }

        private void vector(int n, long[] elements, NoiseFromText text) {
            int block = shape.block();
            int words = shape.gaussian() ? (n + block - 1) / block : (n + 7) / 8 * 8 / block;
            for (int w = 0; w < words; w++) {
                int limit = Math.min(block, n - w * block);
                int drawn = draw(shape.gaussian() ? limit : random.nextInt(1 << shape.limitBits()));
                if (limit > 0) {
                    int ready = drawn + (shape.gaussian() ? block : 1);
                    this.words.add(new Word(ready, Arrays.copyOfRange(elements, w * block, w * block + limit)));
                }
                if (shape.gaussian()) {
                    idle(block - 1);
                }
                if (random.nextInt(4) == 0) {
                    idle(random.nextInt(3));
                }
            }
            states.put(now, text.state());
        }

        private int draw(int limit) {
            return clock(false, true, limit);
        }

        private void idle(int clocks) {
            for (int i = 0; i < clocks; i++) {
                clock(false, false, random.nextInt(1 << shape.limitBits()));
            }
        }

        private int clock(boolean reset, boolean draw, int limit) {
            now = unit.clock(Map.of(
                            "rst", reset ? BigInteger.ONE : BigInteger.ZERO,
                            "draw", draw ? BigInteger.ONE : BigInteger.ZERO,
                            "limit", BigInteger.valueOf(limit)))
                    + 1;
            return now - 1;
        }

        List<String> differences() {
            List<String> differences = new ArrayList<>();
            for (Word word : words) {
                long[] seen = elements(word, word.clock());
                if (!Arrays.equals(seen, word.elements())) {
                    differences.add("clock " + word.clock() + ": " + Arrays.toString(seen) + " for "
                            + Arrays.toString(word.elements()));
                }
            }
            states.forEach((clock, state) -> {
                if (!unit.output(clock, "state_q").equals(state)) {
                    differences.add("clock " + clock + ": state " + state.toString(16));
                }
            });
            return differences;
        }

        /** Words that are not there yet a clock before they are due. */
        long oneClockEarly() {
            return words.stream()
                    .filter(word -> !Arrays.equals(elements(word, word.clock() - 1), word.elements()))
                    .count();
        }

        private long[] elements(Word word, int clock) {
            BigInteger bits = unit.output(clock, "word");
            long[] elements = new long[word.elements().length];
            Arrays.setAll(
                    elements, k -> UnitBench.element(bits, k, shape.bits()).longValueExact());
            return elements;
        }

        @Override
        public String toString() {
            return shape.toString();
        }
    }
}
