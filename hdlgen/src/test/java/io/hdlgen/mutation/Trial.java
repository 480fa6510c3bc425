package io.hdlgen.mutation;

import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.proof.RandomInputs;
import io.hdlgen.proof.RandomInputs.Amplitude;
import io.hdlgen.regress.AnyWeights;
import io.hdlgen.sim.lockstep.GoldenFactory;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One co-simulation that a mutant has to pass. Together the trials are what {@code hdlgen regress} draws for its designs: all amplitudes, weights of any size and those of training.
 *
 * @param samples how many
 * @param amplitude of the inputs
 * @param large whether weights start anywhere in their format
 * @param seed of inputs, weights, start-up values and pauses
 */
record Trial(int samples, Amplitude amplitude, boolean large, int seed) {
    static final List<Trial> ALL = List.of(
            new Trial(40, Amplitude.FULL, true, 1),
            new Trial(40, Amplitude.EDGES, true, 2),
            new Trial(40, Amplitude.UNIT, false, 3),
            new Trial(40, Amplitude.SPARSE, false, 4),
            new Trial(40, Amplitude.EDGES, false, 5),
            new Trial(400, Amplitude.FULL, true, 6),
            new Trial(400, Amplitude.UNIT, false, 7),
            new Trial(400, Amplitude.SPARSE, true, 8));

    /** Samples of a design. */
    RandomInputs inputs(Design design) {
        return RandomInputs.draw(design.description(), samples, amplitude, new SplittableRandom(seed));
    }

    /** The golden model's start. */
    GoldenFactory golden(Design design) {
        return large
                ? GoldenFactory.ofWeights(AnyWeights.of(GoldenModel.create(design), new SplittableRandom(seed)))
                : GoldenFactory.ofWeights(Map.of());
    }
}
