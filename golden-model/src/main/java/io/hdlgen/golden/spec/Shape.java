package io.hdlgen.golden.spec;

/**
 * Shape of the array: NB blocks of S lanes with S multipliers each.
 *
 * @param block S: 1, 2, 4 or 8
 * @param blocks NB, at least 1
 */
public record Shape(int block, int blocks) {

    /** P = S NB: rows of a matrix that are computed at the same time. */
    public int lanes() {
        return block * blocks;
    }

    /** M = S S NB. */
    public int multipliers() {
        return block * block * blocks;
    }

    /** nt = ceil(rows / P). */
    public int tiles(int rows) {
        return (rows + lanes() - 1) / lanes();
    }

    /** nc = ceil(columns / S), the bias column counted by the caller. */
    public int words(int columns) {
        return (columns + block - 1) / block;
    }
}
