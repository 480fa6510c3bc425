package io.hdlgen.sim.lockstep;

import io.hdlgen.sim.drive.EngineSize;
import io.hdlgen.sim.manifest.Layout.MatrixPlace;
import io.hdlgen.sim.manifest.Manifest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the banks must contain: matrices in their places, zero everywhere else; {@code docs/numerics.md} section 9. */
public final class BankImage {
    private final Manifest manifest;
    private final EngineSize size;

    public BankImage(Manifest manifest) {
        this.manifest = manifest;
        this.size = EngineSize.of(manifest);
    }

    /** Contents of all banks, indexed as {@link EngineSize#index}. */
    public int[] of(List<GoldenRun.StoredMatrix> matrices) {
        int[] banks = new int[size.bankElements()];
        for (GoldenRun.StoredMatrix matrix : matrices) {
            MatrixPlace place = place(matrix.name());
            for (int i = 0; i < matrix.data().length; i++) {
                int word = place.base() + i / size.lanes() * place.words();
                int[] row = matrix.data()[i];
                System.arraycopy(row, 0, banks, size.index(i % size.lanes(), word), row.length);
            }
        }
        return banks;
    }

    /** Overwrites the given bank words of all lanes; row r of {@code values} holds element k of lane p at {@code p * S + k}. */
    void put(int[] banks, int[] words, int[][] values) {
        for (int r = 0; r < words.length; r++) {
            for (int lane = 0; lane < size.lanes(); lane++) {
                System.arraycopy(values[r], lane * size.block(), banks, size.index(lane, words[r]), size.block());
            }
        }
    }

    /** The matrices that stand in the banks, by name: what {@link #of} puts there, the other way round. */
    public Map<String, int[][]> matrices(int[] banks) {
        Map<String, int[][]> matrices = new LinkedHashMap<>();
        for (MatrixPlace place : manifest.layout().matrices()) {
            int columns = place.columns() + (place.bias() ? 1 : 0);
            int[][] rows = new int[place.rows()][];
            for (int i = 0; i < rows.length; i++) {
                int from = size.index(i % size.lanes(), place.base() + i / size.lanes() * place.words());
                rows[i] = Arrays.copyOfRange(banks, from, from + columns);
            }
            matrices.put(place.name(), rows);
        }
        return matrices;
    }

    /** Where an element of the banks belongs; the matrix's name is empty for words that no matrix owns. */
    public Element element(int index) {
        int lane = index / (size.bankWords() * size.block());
        int word = index / size.block() % size.bankWords();
        for (MatrixPlace place : manifest.layout().matrices()) {
            int offset = word - place.base();
            if (offset >= 0 && offset < place.tiles() * place.words()) {
                int row = offset / place.words() * size.lanes() + lane;
                int column = offset % place.words() * size.block() + index % size.block();
                boolean padding = row >= place.rows() || column >= place.columns() + (place.bias() ? 1 : 0);
                return new Element(place.name(), row, column, padding, place.bias() && column == place.columns());
            }
        }
        return new Element("", lane, word, true, false);
    }

    /**
     * A stored number.
     *
     * @param matrix name, or empty: then row is the lane and column the bank word
     * @param row within the matrix, padding rows included
     * @param column within the matrix, padding columns included
     * @param padding whether it stands outside the matrix and must be zero
     * @param bias whether it is a bias
     */
    public record Element(String matrix, int row, int column, boolean padding, boolean bias) {}

    private MatrixPlace place(String name) {
        return manifest.layout().matrices().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the layout has no matrix " + name));
    }
}
