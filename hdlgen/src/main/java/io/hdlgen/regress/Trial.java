package io.hdlgen.regress;

import io.hdlgen.golden.data.Amplitude;
import io.hdlgen.golden.data.DataSets;
import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.data.TrainingOrder;
import io.hdlgen.golden.spec.Description;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A design, and what it is put through: everything that {@code cosim} must be told to repeat it.
 *
 * @param description with the shape of its array
 * @param samples training samples
 * @param data inputs and labels, of the description's seed
 * @param anyWeights whether it starts with weights over the whole range of their format
 * @param seed of start-up values and pauses, above 0
 * @param stalls whether all streams pause now and then
 * @param careless whether memories answer with rubbish when a word is read while it is written
 */
public record Trial(
        Description description,
        int samples,
        Amplitude data,
        boolean anyWeights,
        int seed,
        boolean stalls,
        boolean careless) {

    /** The samples in the order of {@code cosim}. */
    Samples visits() {
        Samples training =
                DataSets.open(data.text(), description).data().orElseThrow().training();
        return new TrainingOrder(training, description.seed(), samples);
    }

    /** The command that repeats it from a description in a file. */
    public String command(Path file) {
        List<String> words = new ArrayList<>(List.of("hdlgen cosim", file.toString(), "--samples " + samples));
        words.add("--data " + data.text());
        words.add("--seed " + seed);
        if (anyWeights) {
            words.add("--weights random");
        }
        if (stalls) {
            words.add("--stalls");
        }
        if (careless) {
            words.add("--careless-memories");
        }
        return String.join(" ", words);
    }

    Trial with(Description other) {
        return new Trial(other, samples, data, anyWeights, seed, stalls, careless);
    }

    Trial withSamples(int other) {
        return new Trial(description, other, data, anyWeights, seed, stalls, careless);
    }

    Trial withData(Amplitude other) {
        return new Trial(description, samples, other, anyWeights, seed, stalls, careless);
    }

    Trial withSeed(int other) {
        return new Trial(description, samples, data, anyWeights, other, stalls, careless);
    }

    Trial withUsualWeights() {
        return new Trial(description, samples, data, false, seed, stalls, careless);
    }

    Trial withoutStalls() {
        return new Trial(description, samples, data, anyWeights, seed, false, careless);
    }

    Trial withUsualMemories() {
        return new Trial(description, samples, data, anyWeights, seed, stalls, false);
    }
}
