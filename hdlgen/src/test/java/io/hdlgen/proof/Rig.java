package io.hdlgen.proof;

import io.hdlgen.emit.Generator;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.plan.Plan;
import io.hdlgen.proof.RandomInputs.Amplitude;
import io.hdlgen.regress.AnyWeights;
import io.hdlgen.regress.CarelessMemories;
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

/** Generates designs and co-simulates them for some samples, with memories as careless as a device's, and models that are built soon. */
public final class Rig {
    /** Ends what goes wrong in a way that nobody thought of. */
    private static final long CYCLES = 20_000_000;

    private final Path folder;

    /** A rig that keeps its files in a folder. */
    public Rig(Path folder) {
        this.folder = folder;
    }

    /** Generates and runs a plan. */
    public CosimReport run(Plan plan, String name, int samples) throws IOException {
        return run(generate(plan, name), plan, samples);
    }

    /** Runs a folder with pauses, inputs of any size and weights of any size, so that everything overflows sooner or later. */
    public CosimReport run(Path generated, Plan plan, int samples) {
        SplittableRandom random = new SplittableRandom(1);
        Map<String, int[][]> weights = AnyWeights.of(GoldenModel.create(plan.design()), random);
        RandomInputs inputs = RandomInputs.draw(plan.design().description(), samples, Amplitude.FULL, random);
        return run(generated, inputs, 1, GoldenFactory.ofWeights(weights));
    }

    /** A generated folder. */
    public Path generate(Plan plan, String name) throws IOException {
        Path generated = folder.resolve(name);
        Generator.generate(plan, generated);
        new CarelessMemories().apply(generated);
        return generated;
    }

    /** Runs what stands in a folder. */
    CosimReport run(Path generated, RandomInputs inputs, int seed, GoldenFactory golden) {
        CosimOptions options = CosimOptions.builder(inputs.size())
                .seed(seed)
                .stalls(true)
                .maximumCycles(CYCLES)
                .golden(golden)
                .cache(new ModelCache(folder.resolve("models"), ModelCache.DEFAULT_LIMIT_BYTES))
                .optimise(Optimise.BUILD)
                .build();
        return Cosim.run(generated, options, inputs, CosimListener.none());
    }
}
