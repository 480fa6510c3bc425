package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loss units against the text, bit by bit and to the cycle. */
class LossUnitIT {
    private static final long VALID = 1L << 32;

    /** The corners: a loss that clamps and one that cannot, one word, whole words, a rest of one, powers of two; shifts of both signs and none. */
    private static final List<Shape> SHAPES = List.of(
            new Shape(true, 4, 16, 9, 10),
            new Shape(true, 1, 16, 9, 10),
            new Shape(true, 2, 12, 6, 3),
            new Shape(true, 8, 18, 11, 64),
            new Shape(true, 4, 16, 9, 1),
            new Shape(true, 1, 18, 16, 2),
            new Shape(true, 8, 18, 0, 5),
            new Shape(true, 4, 18, 3, 4),
            new Shape(true, 2, 8, 6, 33),
            new Shape(true, 8, 16, 9, 1024),
            new Shape(false, 4, 16, 9, 10),
            new Shape(false, 1, 16, 8, 3),
            new Shape(false, 2, 18, 7, 9),
            new Shape(false, 8, 18, 16, 100),
            new Shape(false, 8, 8, 6, 3),
            new Shape(false, 1, 4, 0, 1),
            new Shape(false, 4, 18, 16, 1024),
            new Shape(false, 2, 12, 10, 2));

    @TempDir
    static Path work;

    private static SharedBench bench;

    record Shape(boolean logarithm, int block, int elementBits, int fraction, int classes) {
        int words() {
            return (classes + block - 1) / block;
        }

        int sumStages() {
            return block < 4 ? 1 : 2;
        }

        int ready() {
            return logarithm ? LossTiming.logarithm(classes) : LossTiming.square(sumStages());
        }

        int idle() {
            return logarithm ? LossTiming.logarithmIdle(classes) : 1;
        }

        long max() {
            return (1L << (elementBits - 1)) - 1;
        }

        String module() {
            return logarithm ? "log_loss" : "square_loss";
        }

        List<String> files() {
            return logarithm
                    ? List.of("log_loss.v", "exponentials.v", "mul.v")
                    : List.of("square_loss.v", "sum_tree.v", "mul.v");
        }

        List<String> parameters() {
            List<String> parameters =
                    new ArrayList<>(List.of("S=" + block, "XW=" + elementBits, "XF=" + fraction, "CLASSES=" + classes));
            if (logarithm) {
                parameters.add("WORD_W=" + UnitModel.indexBits(words()));
                parameters.add("LABEL_W=" + UnitModel.indexBits(classes));
            } else {
                parameters.add("LOG_S=" + Integer.numberOfTrailingZeros(block));
                parameters.add("STAGES=" + sumStages());
            }
            return parameters;
        }

        long loss(long[] vector, int label) {
            return logarithm
                    ? LossFromText.logarithm(
                            vector, label, new SoftmaxFromText(elementBits, fraction, elementBits - 1), fraction)
                    : LossFromText.square(vector, fraction);
        }
    }

    @BeforeAll
    static void build() throws IOException {
        bench = new SharedBench(
                Files.createDirectory(work.resolve("all")),
                allShapes(),
                List.of("log_loss.v", "square_loss.v", "exponentials.v", "sum_tree.v", "mul.v"));
    }

    static Stream<Shape> shapes() {
        return SHAPES.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void lossIsExactAndValidToTheCycle(Shape shape) throws IOException {
        Play play = new Play(shape);
        for (long[] vector : edges(shape)) {
            play.pass(vector, play.random.nextInt(shape.classes()), shape.idle());
        }
        int samples = shape.classes() > 100 ? 60 : 500;
        for (int i = 0; i < samples; i++) {
            if (i % 3 == 0) {
                play.abandon();
            }
            play.pass(play.randomVector(), play.random.nextInt(shape.classes()), shape.idle());
        }
        play.idle(shape.ready() + 1);

        assertThat(play.seen()).isEqualTo(play.expected);
    }

    /** The label's distance is the first thing that the next logits overwrite: with the label in the first of them a cycle early is too early. */
    @Test
    void theNextLogitsMayNotBeginACycleEarlier() throws IOException {
        Shape shape = SHAPES.stream()
                .filter(s -> s.logarithm() && s.classes() == 5)
                .findFirst()
                .orElseThrow();
        for (int early = 0; early <= 1; early++) {
            Play play = new Play(shape);
            for (int i = 0; i < 5; i++) {
                play.pass(play.randomVector(), 0, shape.idle() - early);
            }
            play.idle(shape.ready() + 1);
            assertThat(play.seen().equals(play.expected)).isEqualTo(early == 0);
        }
    }

    @Test
    void noToolHasAWarning() throws IOException {
        Path folder = Files.createDirectory(work.resolve("lint"));
        List<Shape> shapes = new ArrayList<>(SHAPES);
        for (int block : new int[] {1, 2, 4, 8}) {
            for (int classes : new int[] {1, 10, 256}) {
                shapes.add(new Shape(true, block, 8 + (block + classes) % 11, 4 + classes % 3, classes));
                shapes.add(new Shape(false, block, 8 + (block + classes) % 11, 4 + classes % 3, classes));
            }
        }
        for (Shape shape : shapes) {
            assertThat(new UnitModel(folder).lint(shape.module(), shape.parameters(), shape.files()))
                    .as(shape.toString())
                    .isBlank();
        }
    }

    /** Sums around powers of two, the largest losses, and one element of either sign. */
    private static List<long[]> edges(Shape shape) {
        List<long[]> edges = new ArrayList<>();
        for (long all : new long[] {0, -shape.max() - 1, shape.max()}) {
            edges.add(filled(shape, all, 0, 0));
        }
        for (int count = 1; count <= shape.classes(); count += 1 + count / 5) {
            edges.add(filled(shape, -shape.max() - 1, count, shape.max()));
            edges.add(filled(shape, shape.max() >> 1, count, -1));
            edges.add(filled(shape, 0, count, 1L << Math.min(shape.fraction(), shape.elementBits() - 2)));
        }
        return edges;
    }

    private static long[] filled(Shape shape, long most, int count, long others) {
        long[] vector = new long[shape.classes()];
        Arrays.fill(vector, most);
        Arrays.fill(vector, 0, count, others);
        return vector;
    }

    private static String allShapes() {
        StringBuilder text = new StringBuilder("""
                `timescale 1ns / 1ps
                module bench(input wire clk, input wire [255:0] in, output reg [63:0] out);
                """);
        for (int i = 0; i < SHAPES.size(); i++) {
            Shape shape = SHAPES.get(i);
            String word = shape.logarithm() ? "logit" : "error";
            text.append("""
                        wire valid_%d;
                        wire [31:0] loss_%d;
                        %s %s u_%d (.clk(clk), .rst(in[0]),
                            .%s_valid(in[1] & in[15:8] == 8'd%d), .%s_last(in[2]), .%s_word(in[%d:64]),
                            %s.loss_valid(valid_%d), .loss(loss_%d));
                    """.formatted(
                    i,
                    i,
                    shape.module(),
                    UnitModel.instance(shape.parameters()),
                    i,
                    word,
                    i,
                    word,
                    word,
                    63 + shape.block() * shape.elementBits(),
                    shape.logarithm() ? ".label(in[%d:16]), ".formatted(15 + UnitModel.indexBits(shape.classes())) : "",
                    i,
                    i));
        }
        String cases = IntStream.range(0, SHAPES.size())
                .mapToObj(i -> "8'd%d: out = {31'd0, valid_%d, loss_%d};".formatted(i, i, i))
                .reduce("", (a, b) -> a + "        " + b + "\n");
        return text + "    always @*\n      case (in[15:8])\n" + cases
                + "        default: out = 64'd0;\n      endcase\nendmodule\n";
    }

    /** Writes the inputs of one unit. What the unit must not look at is random. */
    private static final class Play {
        private final Shape shape;
        private final Random random = new Random(1);
        private final SharedBench.Clocks clocks = new SharedBench.Clocks();
        private final TreeMap<Integer, Long> expected = new TreeMap<>();
        private int free;

        Play(Shape shape) {
            this.shape = shape;
            clock(1);
        }

        long[] randomVector() {
            int scale = random.nextInt(shape.elementBits());
            return random.ints(shape.classes())
                    .mapToLong(r -> r >> (32 - shape.elementBits() + scale))
                    .toArray();
        }

        /** A vector as early as it may come after the one before, now and then later, in every other case with pauses. */
        void pass(long[] vector, int label, int idle) {
            boolean pauses = shape.words() > 1 && random.nextInt(3) == 0;
            idle(free - clocks.count());
            for (int word = 0; word < shape.words(); word++) {
                if (pauses) {
                    idle(random.nextInt(3));
                }
                boolean last = word == shape.words() - 1;
                clock(2 | (last ? 4 : 0));
                for (int k = 0; k < shape.block(); k++) {
                    int element = word * shape.block() + k;
                    // The logarithm's unit ignores what lies beyond the vector, the other one wants zeros there.
                    if (element < shape.classes() || !shape.logarithm()) {
                        clocks.set(
                                64 + k * shape.elementBits(),
                                shape.elementBits(),
                                element < shape.classes() ? vector[element] : 0);
                    }
                }
                if (last) {
                    clocks.set(16, 16, label);
                }
            }
            int now = clocks.count() - 1;
            expected.put(now + shape.ready(), shape.loss(vector, label));
            free = now + idle + (random.nextInt(3) == 0 ? random.nextInt(4) : 0);
        }

        /** A vector broken off by a reset, between its words or after them. */
        void abandon() {
            idle(free - clocks.count() + shape.ready());
            int words = random.nextInt(shape.words() + 1);
            for (int word = 0; word < words; word++) {
                clock(word == shape.words() - 1 ? 6 : 2);
            }
            idle(words == shape.words() ? random.nextInt(shape.ready() - 1) : 0);
            clock(1);
        }

        void idle(int count) {
            for (int i = 0; i < count; i++) {
                clock(random.nextInt(4) == 0 ? 4 : 0); // `last` means nothing without `valid`
            }
        }

        private void clock(int flags) {
            clocks.next(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
            clocks.set(0, 8, flags);
            clocks.set(8, 8, SHAPES.indexOf(shape));
        }

        /** The losses of the run by the clock in which they were valid. */
        Map<Integer, Long> seen() throws IOException {
            long[] output = bench.play(clocks);
            TreeMap<Integer, Long> seen = new TreeMap<>();
            for (int i = 1; i < output.length; i++) {
                if ((output[i] & VALID) != 0) {
                    seen.put(i, (long) (int) output[i]);
                }
            }
            return seen;
        }
    }
}
