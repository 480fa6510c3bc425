package io.hdlgen.sim.manifest;

import java.util.List;

/**
 * Memory layout, {@code docs/numerics.md} section 9.
 *
 * @param block S, elements of a word
 * @param blocks NB
 * @param weightBits WW
 * @param vectorBits XW
 * @param bankWords depth of every weight bank
 * @param vectorWords depth of the vector memory
 * @param matrices in order of their base address; together they fill the banks
 * @param vectors regions of the vector memory
 */
public record Layout(
        int block,
        int blocks,
        int weightBits,
        int vectorBits,
        int bankWords,
        int vectorWords,
        List<MatrixPlace> matrices,
        List<VectorPlace> vectors) {

    /**
     * A matrix in the banks: lane p holds at {@code base + t * words + c} the elements {@code [t P + p][c S .. c S + S - 1]}.
     *
     * @param name W1 .. WL, F1 .. F(L-1)
     * @param base first bank word
     * @param rows M
     * @param columns N, without the bias
     * @param bias whether column N is a bias
     * @param tiles nt = ceil(M / P)
     * @param words nc = ceil((N + bias) / S)
     */
    public record MatrixPlace(String name, int base, int rows, int columns, boolean bias, int tiles, int words) {}

    /**
     * A vector: word w holds elements w S .. w S + S - 1.
     *
     * @param name x0 .. x(L-1), e, g1 .. gL
     * @param base first word, for samples with an even number (the first sample is 0)
     * @param oddBase first word for samples with an odd number; equals base for vectors that are not double-buffered
     * @param elements number of elements
     * @param words words reserved
     */
    public record VectorPlace(String name, int base, int oddBase, int elements, int words) {}
}
