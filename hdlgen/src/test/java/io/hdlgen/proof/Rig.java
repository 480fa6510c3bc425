package io.hdlgen.proof;

import io.hdlgen.emit.Generator;
import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import io.hdlgen.plan.Plan;
import io.hdlgen.sim.build.ModelCache;
import io.hdlgen.sim.build.Optimise;
import io.hdlgen.sim.lockstep.Cosim;
import io.hdlgen.sim.lockstep.CosimListener;
import io.hdlgen.sim.lockstep.CosimOptions;
import io.hdlgen.sim.lockstep.CosimReport;
import io.hdlgen.sim.lockstep.GoldenFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Co-simulates small designs, each for a few samples: with stimuli that make everything overflow sooner or later, and models that are built soon. */
public final class Rig {
    private static final int SAMPLES = 24;
    /** Ends what goes wrong in a way that nobody thought of. */
    private static final long CYCLES = 3_000_000;

    private final ModelCache cache;

    public Rig(Path folder) {
        this.cache = new ModelCache(folder, ModelCache.DEFAULT_LIMIT_BYTES);
    }

    /** Generates a plan and runs it. */
    public CosimReport run(Plan plan, Path folder) throws IOException {
        Generator.generate(plan, folder);
        return run(plan.design(), folder);
    }

    /** Runs what stands in a folder: with pauses, inputs of any size, and weights of any size. */
    public CosimReport run(Design design, Path folder) {
        SplittableRandom random = new SplittableRandom(1);
        Map<String, int[][]> weights = anyWeights(GoldenModel.create(design), random);
        CosimOptions options = CosimOptions.builder(SAMPLES)
                .stalls(true)
                .optimise(Optimise.BUILD)
                .cache(cache)
                .maximumCycles(CYCLES)
                .golden(GoldenFactory.ofWeights(weights))
                .build();
        RandomInputs inputs = RandomInputs.draw(design.description(), SAMPLES, RandomInputs.Amplitude.FULL, random);
        return Cosim.run(folder, options, inputs, CosimListener.none());
    }

    /** Weights over the whole range of their format, for all matrices of a model. */
    static Map<String, int[][]> anyWeights(GoldenModel model, SplittableRandom random) {
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
}
