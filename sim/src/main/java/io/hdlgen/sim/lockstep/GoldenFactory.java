package io.hdlgen.sim.lockstep;

import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.NamedVector;
import io.hdlgen.golden.train.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes golden runs. Asked twice when there is a difference: the second run goes to the sample that differs. */
public interface GoldenFactory {
    /** A fresh run; always the same for a design. */
    GoldenRun create(Design design);

    /** The golden model with the initial weights of the design's seed. */
    static GoldenFactory ofSeed() {
        return ofWeights(Map.of());
    }

    /**
     * The golden model with given initial weights.
     *
     * @param weights matrix name to rows x (columns + bias) raw integers; other matrices start from the seed
     */
    static GoldenFactory ofWeights(Map<String, int[][]> weights) {
        return design -> {
            GoldenModel model = GoldenModel.create(design);
            design.description().engine().epoch().ifPresent(model::samplesPerEpoch);
            weights.forEach(model::load);
            return new Fixed(model);
        };
    }

    /** The fixed-point model behind the interface. */
    record Fixed(GoldenModel model) implements GoldenRun {
        @Override
        public Step train(int[] input, int label) {
            return model.train(input, label);
        }

        @Override
        public List<StoredMatrix> matrices() {
            return Stream.concat(model.matrices().stream(), model.transposedWeights().stream())
                    .map(m -> new StoredMatrix(m.name(), m.data(), m.format()))
                    .toList();
        }

        @Override
        public int[] roundingStates() {
            return model.roundingStates();
        }

        @Override
        public long[] feedbackStates() {
            return model.feedbackStates();
        }

        @Override
        public long[] perturbationState() {
            return model.perturbationState();
        }

        @Override
        public List<NamedVector> vectors() {
            return Stream.of(model.vectors(), model.forwardVectors(), model.ruleVectors())
                    .flatMap(List::stream)
                    .toList();
        }
    }
}
