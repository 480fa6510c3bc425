package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The softmax unit against the text, bit by bit and to the cycle. One Verilator model holds all shapes, since building is what takes time. */
class SoftmaxUnitIT {
    private static final List<String> FILES = List.of("softmax.v", "exponentials.v", "mul.v");
    private static final int RECORD = 32;
    private static final int WORD = 24;

    /** The corners: XF on both sides of 4, of XW - 4; EF below k; one word, whole words, a rest of one; powers of two. */
    private static final List<Shape> SHAPES = List.of(
            new Shape(4, 16, 9, 15, 10),
            new Shape(1, 16, 9, 15, 10),
            new Shape(2, 12, 6, 11, 3),
            new Shape(8, 18, 11, 17, 10),
            new Shape(8, 16, 9, 15, 64),
            new Shape(4, 16, 9, 15, 1),
            new Shape(1, 8, 3, 7, 1),
            new Shape(1, 18, 16, 17, 2),
            new Shape(2, 18, 16, 17, 33),
            new Shape(8, 8, 0, 7, 256),
            new Shape(4, 10, 4, 3, 100),
            new Shape(4, 16, 9, 15, 1024));

    @TempDir
    static Path work;

    private static UnitModel model;

    record Shape(int block, int elementBits, int logitFraction, int errorFraction, int classes) {
        int words() {
            return (classes + block - 1) / block;
        }

        int ready(int word) {
            return SoftmaxTiming.ready(classes, block, word);
        }

        List<String> parameters() {
            return List.of(
                    "S=" + block,
                    "XW=" + elementBits,
                    "XF=" + logitFraction,
                    "EF=" + errorFraction,
                    "CLASSES=" + classes,
                    "WORD_W=" + UnitModel.indexBits(words()),
                    "LABEL_W=" + UnitModel.indexBits(classes));
        }
    }

    /** A sample on its way through the unit: in which output record which of its words is expected, right or still wrong. */
    private record Sample(long[] error, List<Expected> right, List<Expected> early) {}

    private record Expected(int record, int word) {}

    @BeforeAll
    static void build() throws IOException {
        model = new UnitModel(work);
        model.build(
                allShapes(),
                FILES.stream().map(file -> LibraryFile.copy(file, work)).toList());
    }

    static Stream<Shape> shapes() {
        return SHAPES.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void errorIsExactAndReadyToTheCycle(Shape shape) throws IOException {
        Play play = new Play(shape);
        int samples = shape.classes() > 100 ? 90 : 600;
        List<Sample> played = new ArrayList<>();
        for (long[] logits : edges(shape)) {
            played.add(play.sample(logits));
        }
        for (int i = 0; i < samples; i++) {
            if (i % 3 == 0) {
                play.abandonASample(i / 3);
            }
            played.add(play.sample(play.randomLogits()));
        }

        byte[] output = simulate(play.records());

        BitSet wrongWhenEarly = new BitSet();
        for (int i = 0; i < played.size(); i++) {
            Sample sample = played.get(i);
            for (Expected expected : sample.right()) {
                assertThat(elements(output, expected, shape))
                        .as("sample %d word %d", i, expected.word())
                        .containsExactly(wordOf(sample.error(), expected.word(), shape));
            }
            for (Expected early : sample.early()) {
                if (!Arrays.equals(elements(output, early, shape), wordOf(sample.error(), early.word(), shape))) {
                    wrongWhenEarly.set(early.word());
                }
            }
        }
        // With one class the error is -2^-EF whatever the logits are, so there is nothing that could be old.
        assertThat(wrongWhenEarly.cardinality())
                .as("words that are wrong one cycle early")
                .isEqualTo(shape.classes() == 1 ? 0 : shape.words());
    }

    @Test
    void noToolHasAWarning() throws IOException {
        List<Shape> shapes = new ArrayList<>(SHAPES);
        for (int block : new int[] {1, 2, 4, 8}) {
            for (int classes : new int[] {1, 2, 3, 10, 64, 256}) {
                shapes.add(new Shape(block, 8 + (block + classes) % 11, 4 + classes % 3, 7, classes));
            }
        }
        for (Shape shape : shapes) {
            assertThat(lint(shape)).as(shape.toString()).isBlank();
        }
    }

    private static String lint(Shape shape) throws IOException {
        return model.lint("softmax", shape.parameters(), FILES);
    }

    // ---- logits

    private static List<long[]> edges(Shape shape) {
        SoftmaxFromText text = new SoftmaxFromText(shape.elementBits(), shape.logitFraction(), shape.errorFraction());
        long max = (1L << (shape.elementBits() - 1)) - 1;
        long min = -max - 1;
        List<long[]> edges = new ArrayList<>();
        for (long all : new long[] {0, min, max}) {
            edges.add(filled(shape, all));
        }
        for (int high : new int[] {0, shape.classes() / 2, shape.classes() - 1}) {
            long[] logits = filled(shape, min);
            logits[high] = max;
            edges.add(logits);
        }
        // Equal maxima alone: the sum is a power of two, and one more and one less.
        for (int ties = 2; ties <= shape.classes(); ties *= 2) {
            for (int count = ties - 1; count <= Math.min(ties + 1, shape.classes()); count++) {
                long[] logits = filled(shape, min);
                Arrays.fill(logits, shape.classes() - count, shape.classes(), max);
                edges.add(logits);
            }
        }
        // Distances around every whole u, above all 22; and around 16, from which on the hardware takes p for 0.
        List<Long> borders = new ArrayList<>(List.of(16L << shape.logitFraction()));
        for (long whole = 1; whole <= 24; whole++) {
            long distance = 0;
            while (distance <= max - min && text.u(distance) >> 18 < whole) {
                distance++;
            }
            borders.add(distance);
        }
        for (long border : borders) {
            long[] logits = filled(shape, max);
            for (int i = 1; i < logits.length; i++) {
                logits[i] = Math.max(min, max - Math.max(0, border + (i % 5) - 2));
            }
            edges.add(logits);
        }
        // Interpolations that end on a half, which random logits hardly ever meet.
        long[] distances = LongStream.rangeClosed(0, max - min)
                .filter(text::interpolatesToAHalf)
                .limit(1000)
                .toArray();
        for (int first = 0; shape.classes() > 1 && first < distances.length; first += shape.classes() - 1) {
            long[] logits = filled(shape, min);
            logits[0] = max;
            for (int i = 1; i < logits.length && first + i - 1 < distances.length; i++) {
                logits[i] = max - distances[first + i - 1];
            }
            edges.add(logits);
        }
        return edges;
    }

    private static long[] filled(Shape shape, long value) {
        long[] logits = new long[shape.classes()];
        Arrays.fill(logits, value);
        return logits;
    }

    // ---- the model

    /** One module with a unit of every shape; the fields of a record have the widths of the widest. */
    private static String allShapes() {
        StringBuilder text = new StringBuilder("""
                `timescale 1ns / 1ps
                module bench(input wire clk, input wire [255:0] in, output wire [191:0] out);
                    wire         logit_valid = in[0];
                    wire         logit_last  = in[1];
                    wire         rst         = in[2];
                    wire [3:0]   unit        = in[11:8];
                    wire [9:0]   label       = in[25:16];
                    wire [9:0]   read_word   = in[41:32];
                    wire [143:0] logit_word  = in[207:64];
                    reg  [143:0] error_word;
                    assign out = {48'd0, error_word};
                """);
        StringBuilder select = new StringBuilder();
        for (int i = 0; i < SHAPES.size(); i++) {
            Shape shape = SHAPES.get(i);
            int bits = shape.block() * shape.elementBits();
            text.append(String.format("    wire [143:0] error_%d;%n", i))
                    .append(bits < 144 ? String.format("    assign error_%d[143:%d] = 0;%n", i, bits) : "")
                    .append("    softmax ")
                    .append(UnitModel.instance(shape.parameters()))
                    .append(String.format(" u_%d (.clk(clk), .rst(rst),%n", i))
                    .append(String.format(
                            "        .logit_valid(logit_valid & unit == 4'd%d), .logit_last(logit_last),%n", i))
                    .append(String.format(
                            "        .logit_word(logit_word[%d:0]), .label(label[%d:0]),%n",
                            bits - 1, UnitModel.indexBits(shape.classes()) - 1))
                    .append(String.format(
                            "        .read_word(read_word[%d:0]), .error_word(error_%d[%d:0]));%n",
                            UnitModel.indexBits(shape.words()) - 1, i, bits - 1));
            select.append(String.format("            4'd%d: error_word = error_%d;%n", i, i));
        }
        return text.append("    always @*\n        case (unit)\n")
                .append(select)
                .append("            default: error_word = 144'd0;\n        endcase\nendmodule\n")
                .toString();
    }

    private static byte[] simulate(byte[] records) throws IOException {
        byte[] output = model.play(records);
        assertThat(output.length / WORD).isEqualTo(records.length / RECORD);
        return output;
    }

    private static long[] elements(byte[] output, Expected expected, Shape shape) {
        byte[] bigEndian = new byte[WORD];
        for (int i = 0; i < WORD; i++) {
            bigEndian[i] = output[expected.record() * WORD + WORD - 1 - i];
        }
        BigInteger word = new BigInteger(1, bigEndian);
        long[] elements = new long[Math.min(shape.block(), shape.classes() - expected.word() * shape.block())];
        for (int i = 0; i < elements.length; i++) {
            int unused = Long.SIZE - shape.elementBits();
            elements[i] = word.shiftRight(i * shape.elementBits()).longValue() << unused >> unused;
        }
        return elements;
    }

    private static long[] wordOf(long[] vector, int word, Shape shape) {
        return Arrays.copyOfRange(vector, word * shape.block(), Math.min(vector.length, (word + 1) * shape.block()));
    }

    /** Writes the inputs of one unit, a record a clock. What the unit must not look at is random. */
    private static final class Play {
        private final Shape shape;
        private final SoftmaxFromText text;
        private final Random random = new Random(1);
        private ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        private boolean early;

        Play(Shape shape) {
            this.shape = shape;
            this.text = new SoftmaxFromText(shape.elementBits(), shape.logitFraction(), shape.errorFraction());
            clock(4 | random.nextInt(4), null, 0, 0);
        }

        byte[] records() {
            clock(0, null, 0, 0); // the last answer
            return Arrays.copyOf(buffer.array(), buffer.position());
        }

        long[] randomLogits() {
            int scale = random.nextInt(shape.elementBits());
            return random.ints(shape.classes())
                    .mapToLong(r -> r >> (32 - shape.elementBits() + scale))
                    .toArray();
        }

        /** Every second sample is read one cycle early, and all of it once more at the end; the others as soon as they may be. */
        Sample sample(long[] logits) {
            int label = random.nextInt(shape.classes());
            Sample sample = new Sample(text.error(logits, label), new ArrayList<>(), new ArrayList<>());
            int start = passLogits(logits, label, random.nextBoolean());
            for (int word = 0; word < shape.words(); word++) {
                idleUntil(start + shape.ready(word) - (early ? 1 : 0));
                (early ? sample.early() : sample.right()).add(ask(word));
            }
            if (early) {
                idleUntil(start + shape.ready(shape.words() - 1));
                for (int word = shape.words() - 1; word >= 0; word--) {
                    sample.right().add(ask(word));
                }
            }
            early = !early;
            idleUntil(now() + random.nextInt(3));
            return sample;
        }

        /** A sample broken off by a reset: in turn after every one of its cycles, and now and then between its logits. */
        void abandonASample(int turn) {
            int end = shape.ready(shape.words() - 1);
            if (turn % 4 != 3) {
                passLogits(randomLogits(), 0, false);
                idleUntil(now() + (turn - turn / 4) % end);
            } else {
                for (int word = random.nextInt(shape.words()); word > 0; word--) {
                    clock(1, null, 0, 0);
                }
            }
            clock(4 | random.nextInt(4), null, 0, 0);
        }

        private int passLogits(long[] logits, int label, boolean pauses) {
            for (int word = 0; word < shape.words(); word++) {
                if (pauses) {
                    idleUntil(now() + random.nextInt(3));
                }
                boolean last = word == shape.words() - 1;
                clock(
                        last ? 3 : 1,
                        wordOf(logits, word, shape),
                        last ? label : random.nextInt(1024),
                        random.nextInt(shape.words()));
            }
            return now() - 1;
        }

        private Expected ask(int word) {
            clock(idleFlags(), null, random.nextInt(1024), word);
            return new Expected(now(), word);
        }

        private void idleUntil(int cycle) {
            while (now() < cycle) {
                clock(idleFlags(), null, random.nextInt(1024), random.nextInt(shape.words()));
            }
        }

        /** {@code logit_last} means nothing without {@code logit_valid}. */
        private int idleFlags() {
            return random.nextInt(4) == 0 ? 2 : 0;
        }

        private int now() {
            return buffer.position() / RECORD;
        }

        private void clock(int flags, long @Nullable [] elements, int label, int read) {
            if (buffer.remaining() < RECORD) {
                buffer = ByteBuffer.allocate(2 * buffer.capacity())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(buffer.flip());
            }
            int bits = shape.elementBits();
            BigInteger word = new BigInteger(shape.block() * bits, random);
            for (int i = 0; elements != null && i < elements.length; i++) {
                for (int bit = 0; bit < bits; bit++) {
                    int place = i * bits + bit;
                    word = (elements[i] >> bit & 1) == 0 ? word.clearBit(place) : word.setBit(place);
                }
            }
            buffer.put((byte) flags)
                    .put((byte) SHAPES.indexOf(shape))
                    .putShort((short) label)
                    .putShort((short) read)
                    .putShort((short) 0);
            int end = buffer.position() + WORD;
            byte[] bigEndian = word.toByteArray();
            for (int i = bigEndian.length - 1; i >= 0 && buffer.position() < end; i--) {
                buffer.put(bigEndian[i]);
            }
            buffer.position(end);
        }
    }
}
