package io.hdlgen.plan;

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
 * @param memories memories of one bank: one wide one up to 512 words, else one a column, because a deep wide memory costs a read multiplexer
 */
public record Widths(int logBlock, int sumStages, int sum, int accumulator, int memories) {
    private static final int WIDE_MEMORY_WORDS = 512;

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
        return new Widths(logBlock, block >= 4 ? 2 : 1, sum, accumulator, bankWords > WIDE_MEMORY_WORDS ? block : 1);
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
