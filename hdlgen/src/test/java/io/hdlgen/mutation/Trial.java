package io.hdlgen.mutation;

import io.hdlgen.golden.spec.Design;
import io.hdlgen.proof.RandomInputs;
import io.hdlgen.proof.RandomInputs.Amplitude;
import io.hdlgen.sim.lockstep.GoldenFactory;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One co-simulation that a mutant has to pass. Together the trials are what {@code hdlgen regress} draws for its designs: all amplitudes, weights of any size and those of training; and more.
 *
 * @param samples how many
 * @param amplitude of the inputs
 * @param weights where they start
 * @param seed of inputs, weights, start-up values and pauses
 */
record Trial(int samples, Amplitude amplitude, StartWeights weights, int seed) {
    static final List<Trial> ALL = List.of(
            new Trial(40, Amplitude.FULL, StartWeights.ANY, 1),
            new Trial(40, Amplitude.EDGES, StartWeights.ANY, 2),
            new Trial(40, Amplitude.UNIT, StartWeights.INITIAL, 3),
            new Trial(40, Amplitude.SPARSE, StartWeights.INITIAL, 4),
            new Trial(40, Amplitude.EDGES, StartWeights.INITIAL, 5),
            new Trial(400, Amplitude.FULL, StartWeights.ANY, 6),
            new Trial(400, Amplitude.UNIT, StartWeights.INITIAL, 7),
            new Trial(400, Amplitude.SPARSE, StartWeights.ANY, 8));

    /** For those that pass all others and that nothing shows to be equivalent. */
    static final List<Trial> FURTHER = List.of(
            new Trial(400, Amplitude.EDGES, StartWeights.ENDS, 9),
            new Trial(400, Amplitude.UNIT, StartWeights.ENDS, 10),
            new Trial(400, Amplitude.EDGES, StartWeights.ZEROS, 11),
            new Trial(400, Amplitude.SPARSE, StartWeights.ZEROS, 12),
            new Trial(2_000, Amplitude.UNIT, StartWeights.INITIAL, 13),
            new Trial(2_000, Amplitude.FULL, StartWeights.ANY, 14),
            new Trial(2_000, Amplitude.SPARSE, StartWeights.INITIAL, 15));

    /** Samples of a design. */
    RandomInputs inputs(Design design) {
        return RandomInputs.draw(design.description(), samples, amplitude, new SplittableRandom(seed));
    }

    /** The golden model's start. */
    GoldenFactory golden(Design design) {
        return GoldenFactory.ofWeights(weights.of(design, seed));
    }
}
