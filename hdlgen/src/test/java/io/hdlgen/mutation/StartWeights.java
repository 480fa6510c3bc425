package io.hdlgen.mutation;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import io.hdlgen.regress.AnyWeights;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What matrices hold before the first sample. */
enum StartWeights {
    /** As training begins. */
    INITIAL,
    /** Anywhere in their format. */
    ANY,
    /** At the ends of their format, so that most updates saturate in one direction. */
    ENDS,
    /** Within two steps of 0, so that logits are equal more often than not. */
    ZEROS;

    private static final int STEPS = 3;

    /** Matrix name to rows x (columns + bias) raw integers; empty for those of the design. */
    Map<String, int[][]> of(Design design, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return switch (this) {
            case INITIAL -> Map.of();
            case ANY -> AnyWeights.of(GoldenModel.create(design), random);
            case ENDS, ZEROS -> each(GoldenModel.create(design), random);
        };
    }

    private Map<String, int[][]> each(GoldenModel model, SplittableRandom random) {
        Map<String, int[][]> weights = new TreeMap<>();
        for (Matrix m : model.matrices()) {
            int[][] rows = new int[m.data().length][m.data()[0].length];
            for (int[] row : rows) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = weight(m.format(), random);
                }
            }
            weights.put(m.name(), rows);
        }
        return weights;
    }

    private int weight(FixedFormat format, SplittableRandom random) {
        int step = random.nextInt(STEPS);
        boolean upper = random.nextBoolean();
        if (this == ZEROS) {
            return upper ? step : -step;
        }
        return (int) (upper ? format.max() - step : format.min() + step);
    }
}
