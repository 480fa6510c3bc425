package io.hdlgen.plan;

import io.hdlgen.golden.spec.Banks;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Formats;
import java.util.List;

/**
 * Widths in bits that follow from sizes and formats.
 *
 * @param logBlock log2(S)
 * @param sumStages clocks of the sum trees
 * @param sum of S products
 * @param accumulator AW of {@code docs/numerics.md} section 2, or the sum if that is wider
 * @param result bits of an exact result in front of the map elements: an accumulator, or a wider product with a scalar
 * @param dot of all products that are summed, none left out; 0 for none
 * @param memories memories of one bank: one wide one up to 512 words, else one a column, because a deep wide memory costs a read multiplexer; always one where it has one port, which is for memories that are deep
 */
public record Widths(int logBlock, int sumStages, int sum, int accumulator, int result, int dot, int memories) {
    private static final int WIDE_MEMORY_WORDS = 512;
    private static final int SCALAR_BITS = 32;

    static Widths of(Design design, List<OpTiming> timings, int bankWords) {
        Formats f = design.description().formats();
        int block = design.shape().block();
        int logBlock = bits(block - 1);
        int product = f.weightBits() + f.vectorBits();
        int sum = product + logBlock;
        int accumulator = sum;
        for (OpTiming t : timings) {
            int terms = t.op().kind() == OpKind.TRANSPOSED
                    ? t.tiles() * design.shape().lanes()
                    : t.words() * block;
            if (t.op().kind() == OpKind.FORWARD || t.op().kind() == OpKind.TRANSPOSED) {
                accumulator = Math.max(accumulator, product - 1 + bits(terms));
            }
        }
        int result = accumulator;
        for (OpTiming t : timings) {
            result = Math.max(
                    result,
                    switch (t.op().times()) {
                        case ONE -> 0;
                        case SCALAR -> SCALAR_BITS + f.vectorBits();
                        case ITSELF -> 2 * f.vectorBits();
                        // -h needs a bit more than h.
                        case SIGNED_SCALAR -> SCALAR_BITS + 1;
                    });
        }
        return new Widths(
                logBlock,
                sumStages(block),
                sum,
                accumulator,
                result,
                dot(timings, f.vectorBits(), logBlock),
                bankWords > WIDE_MEMORY_WORDS && design.description().engine().banks() == Banks.DUAL_PORT ? block : 1);
    }

    /** A sum of n products of vector elements, and no less than the tree's of S. */
    private static int dot(List<OpTiming> timings, int bits, int logBlock) {
        int terms = 0;
        int most = 0;
        for (OpTiming t : timings) {
            Operand operand = t.op().result().operand();
            if (operand.dots()) {
                terms = operand.vector().elements() + (operand.use() == Operand.Use.DOT_ON ? terms : 0);
                most = Math.max(most, terms);
            }
        }
        return most == 0 ? 0 : Math.max(2 * bits - 1 + bits(most), 2 * bits + logBlock);
    }

    /** Bits of the numbers by which factors multiply the difference of losses. */
    public static int terms(List<Integer> terms) {
        return Math.max(1, bits(terms.stream().mapToInt(n -> n).max().orElse(1)));
    }

    /** Clocks of a sum of S terms. */
    static int sumStages(int block) {
        return block >= 4 ? 2 : 1;
    }

    /** Bits that hold the numbers 0 .. n; 0 for n = 0. */
    public static int bits(int n) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(n);
    }

    /** Bits of an index below {@code count}, at least 1. */
    public static int index(int count) {
        return Math.max(1, bits(count - 1));
    }
}
