package io.hdlgen.family;

import io.hdlgen.board.Family;
import java.util.List;

/**
 * Block RAMs of a memory with a read and a write port ({@code templates/lib/bank.v}), as synthesis with Yosys maps it: of all shapes that a block can have the one that costs least,
 * the multiplexers between blocks counted; and no block where registers or small memories in the logic cost less.
 */
public final class BlockRams {
    /** Of a multiplexer, for each bit and each memory beyond the first: a share of what a cell of logic costs. */
    private static final double MULTIPLEXER = 0.5;
    /** A memory of iCE40 without a second port. */
    private static final int SINGLE_PORT_WORDS = 16384;

    private static final int SINGLE_PORT_BITS = 16;
    /** Share of a block in percent below which Cyclone V's is not used. */
    private static final int LEAST_SHARE = 5;

    private static final int M10K_BITS = 10240;

    /**
     * A shape of a memory cell.
     *
     * @param words depth
     * @param bits width
     * @param cost in cells of logic, more or less
     * @param units blocks that it takes
     * @param lane bits that can be written alone; none are with 0
     */
    private record Shape(int words, int bits, int cost, int units, int lane) {
        /** The last column, if it is not full, has several words in each of the cells' words; where single bits can be written, also parts of words. */
        int cells(int width, int depth) {
            int rows = ceil(depth, words);
            int rest = width % bits;
            int full = width / bits * rows;
            if (rest == 0) {
                return full;
            }
            if (lane == 1) {
                return full + ceil(rows * rest, bits);
            }
            int packed = lane == 0 ? 1 : Math.max(1, bits / (ceil(rest, lane) * lane));
            return full + ceil(rows, packed);
        }

        double cost(int width, int depth) {
            return cells(width, depth) * (double) cost + multiplexers(width, depth);
        }

        double multiplexers(int width, int depth) {
            return MULTIPLEXER * (ceil(depth, words) - 1) * width;
        }

        /** Of memories in the logic, whose last column costs less if it is not full: {@code least}, and its part of the rest. */
        double scaled(int width, int depth, int least) {
            int full = width / bits;
            double columns = full * (double) cost;
            int rest = width % bits;
            double last = rest == 0 ? 0 : least + (cost - least) * (double) rest / bits;
            return ceil(depth, words) * (columns + last) + multiplexers(width, depth);
        }
    }

    private BlockRams() {}

    /**
     * Blocks of a memory: SB_RAM40_4K, DP16KD, BSRAM, M10K; of Xilinx halves of 18 kbit.
     *
     * @param width bits of a word
     * @param depth words
     */
    public static int count(Family family, int width, int depth) {
        Shape best = best(family, width, depth);
        int blocks = best.cells(width, depth) * best.units();
        if (family == Family.CYCLONE5) {
            return 100L * width * depth >= (long) LEAST_SHARE * blocks * M10K_BITS ? blocks : 0;
        }
        return logic(family, width, depth) <= best.cost(width, depth) ? 0 : blocks;
    }

    /** Single-port memories of iCE40 UltraPlus (SB_SPRAM256KA) of a bank, as {@code templates/family/ice40/bank_single.v} has them. */
    public static int singlePort(int width, int depth) {
        return ceil(width, SINGLE_PORT_BITS) * ceil(depth, SINGLE_PORT_WORDS);
    }

    /** How many blocks one bit of a memory is spread over; more than one need a multiplexer. */
    public static int rows(Family family, int width, int depth) {
        return ceil(depth, best(family, width, depth).words());
    }

    private static Shape best(Family family, int width, int depth) {
        List<Shape> shapes = blocks(family);
        Shape best = shapes.get(0);
        for (Shape shape : shapes) {
            // Of shapes that cost the same, Yosys takes the narrower one.
            if (shape.cost(width, depth) <= best.cost(width, depth)) {
                best = shape;
            }
        }
        return best;
    }

    /**
     * Blocks of a memory that is never written; of iCE40, ECP5 and Gowin a look-up table holds 16 bits of it, of Xilinx
     * devices 64.
     *
     * @param width bits that are not the same in all words
     */
    public static int table(Family family, int width, int depth) {
        int bits = switch (family) {
            case ICE40, ECP5, GOWIN -> 16;
            case XC7, XCUP, CYCLONE5 -> 64;
        };
        Shape best = best(family, width, depth);
        return (double) width * depth / bits <= best.cost(width, depth) ? 0 : best.cells(width, depth) * best.units();
    }

    /** What the memory costs without blocks. */
    private static double logic(Family family, int width, int depth) {
        return switch (family) {
            // Registers, one a bit.
            case ICE40 -> (double) width * depth;
            // Every row of small memories needs its own write enable, so a tie goes to the block.
            case ECP5 -> new Shape(16, 4, 4, 0, 0).scaled(width, depth, 4) + (depth > 16 ? MULTIPLEXER : 0);
            case GOWIN -> new Shape(16, 4, 4, 0, 0).scaled(width, depth, 0) + (depth > 16 ? MULTIPLEXER : 0);
            case XC7, XCUP ->
                Math.min(
                        new Shape(32, 6, 8, 0, 0).scaled(width, depth, 1),
                        new Shape(64, 3, 8, 0, 0).scaled(width, depth, 1));
            case CYCLONE5 -> Double.MAX_VALUE;
        };
    }

    private static List<Shape> blocks(Family family) {
        return switch (family) {
            case ICE40 ->
                List.of(
                        new Shape(256, 16, 64, 1, 1),
                        new Shape(512, 8, 64, 1, 1),
                        new Shape(1024, 4, 64, 1, 1),
                        new Shape(2048, 2, 64, 1, 1));
            case ECP5, GOWIN ->
                List.of(
                        new Shape(512, 36, 128, 1, 9),
                        new Shape(1024, 18, 128, 1, 9),
                        new Shape(2048, 9, 128, 1, 9),
                        new Shape(4096, 4, 128, 1, 0),
                        new Shape(8192, 2, 128, 1, 0),
                        new Shape(16384, 1, 128, 1, 0));
            case XC7, XCUP ->
                List.of(
                        new Shape(512, 36, 129, 1, 9),
                        new Shape(1024, 18, 129, 1, 9),
                        new Shape(2048, 9, 129, 1, 9),
                        new Shape(4096, 4, 129, 1, 0),
                        new Shape(8192, 2, 129, 1, 0),
                        new Shape(16384, 1, 129, 1, 0),
                        new Shape(512, 72, 257, 2, 9),
                        new Shape(1024, 36, 257, 2, 9),
                        new Shape(2048, 18, 257, 2, 9),
                        new Shape(4096, 9, 257, 2, 9),
                        new Shape(8192, 4, 257, 2, 0),
                        new Shape(16384, 2, 257, 2, 0),
                        new Shape(32768, 1, 257, 2, 0));
            case CYCLONE5 ->
                List.of(
                        new Shape(512, 20, 1, 1, 0),
                        new Shape(1024, 10, 1, 1, 0),
                        new Shape(2048, 5, 1, 1, 0),
                        new Shape(4096, 2, 1, 1, 0),
                        new Shape(8192, 1, 1, 1, 0));
        };
    }

    private static int ceil(int n, int d) {
        return (n + d - 1) / d;
    }
}
