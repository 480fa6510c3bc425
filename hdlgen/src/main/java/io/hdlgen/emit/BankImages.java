package io.hdlgen.emit;

import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import io.hdlgen.plan.Plan;
import io.hdlgen.sim.manifest.Layout;
import io.hdlgen.sim.manifest.Layout.MatrixPlace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Initial contents of the weight banks, one file a lane, a hexadecimal word a line with element 0 in the low digits: for {@code $readmemh} and for hosts. */
final class BankImages {
    private static final int HEX_BITS = 4;

    private BankImages() {}

    static void write(Plan plan, SourceTree tree) {
        List<String> images = of(plan.layout(), GoldenModel.create(plan.design()));
        for (int lane = 0; lane < images.size(); lane++) {
            tree.put(path(lane), "", images.get(lane));
        }
    }

    /** The file of a lane. */
    static String path(int lane) {
        return String.format(Locale.ROOT, "mem/bank_%04d.mem", lane);
    }

    /** What the banks hold, lane by lane, when the golden model is where it is. */
    static List<String> of(Layout layout, GoldenModel model) {
        Map<String, int[][]> matrices = new HashMap<>();
        for (Matrix m : model.matrices()) {
            matrices.put(m.name(), m.data());
        }
        for (Matrix m : model.transposedWeights()) {
            matrices.put(m.name(), m.data());
        }
        List<String> images = new ArrayList<>();
        for (int lane = 0; lane < layout.block() * layout.blocks(); lane++) {
            StringBuilder text = new StringBuilder();
            for (MatrixPlace place : layout.matrices()) {
                int[][] data = matrices.get(place.name());
                if (data == null) {
                    throw new IllegalStateException("the golden model has no matrix " + place.name());
                }
                appendLane(text, layout, place, data, lane);
            }
            images.add(text.toString());
        }
        return images;
    }

    private static void appendLane(StringBuilder text, Layout layout, MatrixPlace place, int[][] data, int lane) {
        int lanes = layout.block() * layout.blocks();
        for (int tile = 0; tile < place.tiles(); tile++) {
            int row = tile * lanes + lane;
            for (int word = 0; word < place.words(); word++) {
                appendWord(
                        text, layout.block(), layout.weightBits(), row < place.rows() ? data[row] : new int[0], word);
            }
        }
    }

    /** A line: S elements of so many bits, those of a row from word S on; 0 beyond its end. */
    static void appendWord(StringBuilder text, int block, int bits, int[] row, int word) {
        BigInteger value = BigInteger.ZERO;
        for (int k = block - 1; k >= 0; k--) {
            int column = word * block + k;
            long element = column < row.length ? row[column] & ((1L << bits) - 1) : 0;
            value = value.shiftLeft(bits).or(BigInteger.valueOf(element));
        }
        String digits = value.toString(16);
        int width = (block * bits + HEX_BITS - 1) / HEX_BITS;
        text.append("0".repeat(width - digits.length())).append(digits).append('\n');
    }
}
