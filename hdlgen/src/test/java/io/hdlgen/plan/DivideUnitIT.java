package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The divider against the text, bit by bit and to the cycle. */
class DivideUnitIT {
    private static final long DONE = 1L << 32;

    /** Exponents of both signs, down to one that leaves nothing; dividends wider and narrower than the divisor; the smallest that make all operands testable. */
    private static final List<Shape> SHAPES = List.of(
            new Shape(40, 36, 16),
            new Shape(33, 31, 0),
            new Shape(45, 47, 33),
            new Shape(64, 20, -10),
            new Shape(33, 40, -33),
            new Shape(20, 8, -30),
            new Shape(5, 4, 30),
            new Shape(5, 4, -2),
            new Shape(2, 1, 29),
            new Shape(64, 64, 63));

    @TempDir
    static Path work;

    private static SharedBench bench;

    record Shape(int dividendBits, int divisorBits, int exponent) {
        List<String> parameters() {
            return List.of("A_W=" + dividendBits, "Q_W=" + divisorBits, "EXPONENT=" + exponent);
        }
    }

    @BeforeAll
    static void build() throws IOException {
        bench = new SharedBench(Files.createDirectory(work.resolve("all")), allShapes(), List.of("divide.v"));
    }

    static Stream<Shape> shapes() {
        return SHAPES.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void quotientIsExactAndDoneToTheCycle(Shape shape) throws IOException {
        Random random = new Random(1);
        SharedBench.Clocks clocks = new SharedBench.Clocks();
        TreeMap<Integer, Long> expected = new TreeMap<>();
        clock(clocks, random, shape, 1);
        List<BigInteger[]> operands = operands(shape, random);
        for (BigInteger[] pair : operands) {
            if (random.nextInt(8) == 0) { // broken off
                clock(clocks, random, shape, 2);
                idle(clocks, random, shape, random.nextInt(DivideTiming.DONE - 1));
                clock(clocks, random, shape, 1);
            }
            clock(clocks, random, shape, 2);
            clocks.set(64, 64, pair[0].longValue());
            clocks.set(128, 64, pair[1].longValue());
            expected.put(
                    clocks.count() - 1 + DivideTiming.DONE, LossFromText.divide(pair[0], pair[1], shape.exponent()));
            idle(clocks, random, shape, DivideTiming.DONE - 1 + random.nextInt(2));
        }
        idle(clocks, random, shape, 2);

        long[] output = bench.play(clocks);
        TreeMap<Integer, Long> seen = new TreeMap<>();
        for (int i = 1; i < output.length; i++) {
            if ((output[i] & DONE) != 0) {
                seen.put(i, (long) (int) output[i]);
            }
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void noToolHasAWarning() throws IOException {
        Path folder = Files.createDirectory(work.resolve("lint"));
        for (Shape shape : SHAPES) {
            assertThat(new UnitModel(folder).lint("divide", shape.parameters(), List.of("divide.v")))
                    .as(shape.toString())
                    .isBlank();
        }
    }

    /** All operands where there are few; else edges, and random ones of all sizes, with quotients on both sides of every whole number's border. */
    private static List<BigInteger[]> operands(Shape shape, Random random) {
        BigInteger low = BigInteger.ONE.shiftLeft(shape.dividendBits() - 1).negate();
        BigInteger high = low.not();
        BigInteger largest = BigInteger.ONE.shiftLeft(shape.divisorBits()).subtract(BigInteger.ONE);
        List<BigInteger[]> operands = new ArrayList<>();
        if (shape.dividendBits() + shape.divisorBits() < 12) {
            for (long a = low.longValue(); a <= high.longValue(); a++) {
                for (long q = 0; q <= largest.longValue(); q++) {
                    operands.add(new BigInteger[] {BigInteger.valueOf(a), BigInteger.valueOf(q)});
                }
            }
            return operands;
        }
        for (BigInteger a : List.of(low, high, BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE.negate())) {
            for (BigInteger q : List.of(BigInteger.ZERO, BigInteger.ONE, largest)) {
                operands.add(new BigInteger[] {a, q});
            }
        }
        for (int i = 0; i < 600; i++) {
            BigInteger q = new BigInteger(1 + random.nextInt(shape.divisorBits()), random);
            BigInteger a = new BigInteger(1 + random.nextInt(shape.dividendBits() - 1), random);
            if (i % 2 == 0) { // near quotient * q / 2^exponent
                BigInteger product = new BigInteger(1 + random.nextInt(32), random).multiply(q);
                a = (shape.exponent() < 0 ? product.shiftLeft(-shape.exponent()) : product.shiftRight(shape.exponent()))
                        .add(BigInteger.valueOf(random.nextInt(3) - 1));
            }
            a = random.nextBoolean() ? a.negate() : a;
            if (a.compareTo(low) >= 0 && a.compareTo(high) <= 0) {
                operands.add(new BigInteger[] {a, q});
            }
        }
        return operands;
    }

    private static void idle(SharedBench.Clocks clocks, Random random, Shape shape, int count) {
        for (int i = 0; i < count; i++) {
            clock(clocks, random, shape, 0);
        }
    }

    private static void clock(SharedBench.Clocks clocks, Random random, Shape shape, int flags) {
        clocks.next(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
        clocks.set(0, 8, flags);
        clocks.set(8, 8, SHAPES.indexOf(shape));
    }

    private static String allShapes() {
        StringBuilder text = new StringBuilder("""
                `timescale 1ns / 1ps
                module bench(input wire clk, input wire [255:0] in, output reg [63:0] out);
                """);
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < SHAPES.size(); i++) {
            Shape shape = SHAPES.get(i);
            text.append("""
                        wire done_%d;
                        wire [31:0] quotient_%d;
                        divide %s u_%d (.clk(clk), .rst(in[0]), .start(in[1] & in[15:8] == 8'd%d),
                            .dividend(in[%d:64]), .divisor(in[%d:128]), .done(done_%d), .quotient(quotient_%d));
                    """.formatted(
                            i,
                            i,
                            UnitModel.instance(shape.parameters()),
                            i,
                            i,
                            63 + shape.dividendBits(),
                            127 + shape.divisorBits(),
                            i,
                            i));
            cases.append("        8'd%d: out = {31'd0, done_%d, quotient_%d};\n".formatted(i, i, i));
        }
        return text + "    always @*\n      case (in[15:8])\n" + cases
                + "        default: out = 64'd0;\n      endcase\nendmodule\n";
    }
}
