package io.hdlgen.emit;

import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import io.hdlgen.plan.Plan;
import io.hdlgen.sim.manifest.Layout;
import io.hdlgen.sim.manifest.Layout.MatrixPlace;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Initial contents of the weight banks, one file a lane, a hexadecimal word a line with element 0 in the low digits: for {@code $readmemh} and for hosts. */
final class BankImages {
    private static final int HEX_BITS = 4;

    private BankImages() {}

    static void write(Plan plan, SourceTree tree) {
        Map<String, int[][]> matrices = new HashMap<>();
        GoldenModel model = GoldenModel.create(plan.design());
        for (Matrix m : model.matrices()) {
            matrices.put(m.name(), m.data());
        }
        for (Matrix m : model.transposedWeights()) {
            matrices.put(m.name(), m.data());
        }
        Layout layout = plan.layout();
        for (int lane = 0; lane < layout.block() * layout.blocks(); lane++) {
            StringBuilder text = new StringBuilder();
            for (MatrixPlace place : layout.matrices()) {
                int[][] data = matrices.get(place.name());
                if (data == null) {
                    throw new IllegalStateException("the golden model has no matrix " + place.name());
                }
                appendLane(text, layout, place, data, lane);
            }
            tree.put(String.format(Locale.ROOT, "mem/bank_%04d.mem", lane), "", text.toString());
        }
    }

    private static void appendLane(StringBuilder text, Layout layout, MatrixPlace place, int[][] data, int lane) {
        int lanes = layout.block() * layout.blocks();
        for (int tile = 0; tile < place.tiles(); tile++) {
            int row = tile * lanes + lane;
            for (int word = 0; word < place.words(); word++) {
                appendWord(text, layout, row < place.rows() ? data[row] : new int[0], word);
            }
        }
    }

    private static void appendWord(StringBuilder text, Layout layout, int[] row, int word) {
        int bits = layout.weightBits();
        BigInteger value = BigInteger.ZERO;
        for (int k = layout.block() - 1; k >= 0; k--) {
            int column = word * layout.block() + k;
            long element = column < row.length ? row[column] & ((1L << bits) - 1) : 0;
            value = value.shiftLeft(bits).or(BigInteger.valueOf(element));
        }
        String digits = value.toString(16);
        int width = (layout.block() * bits + HEX_BITS - 1) / HEX_BITS;
        text.append("0".repeat(width - digits.length())).append(digits).append('\n');
    }
}
