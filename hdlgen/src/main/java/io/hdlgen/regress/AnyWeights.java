package io.hdlgen.regress;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Initial weights over the whole range of their format, for all matrices of a model, so that everything overflows sooner or later. */
public final class AnyWeights {
    private AnyWeights() {}

    /** Matrix name to rows x (columns + bias) raw integers. */
    public static Map<String, int[][]> of(GoldenModel model, SplittableRandom random) {
        Map<String, int[][]> weights = new TreeMap<>();
        for (Matrix m : model.matrices()) {
            int[][] rows = new int[m.data().length][m.data()[0].length];
            FixedFormat format = m.format();
            for (int[] row : rows) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = random.nextInt((int) format.min(), (int) format.max() + 1);
                }
            }
            weights.put(m.name(), rows);
        }
        return weights;
    }

    /** The weights that {@code cosim --weights random} takes: of the description's seed. */
    public static Map<String, int[][]> of(GoldenModel model) {
        return of(model, new SplittableRandom(model.design().description().seed()));
    }
}
