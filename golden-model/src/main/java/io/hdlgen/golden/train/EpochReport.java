package io.hdlgen.golden.train;

import java.util.Optional;

/**
 * One epoch of a run.
 *
 * @param epoch from 1
 * @param testAccuracy percent of the test samples that the fixed-point model gets right after the epoch
 * @param floatTestAccuracy the same for the float reference, when it runs along
 * @param trainingAccuracy percent of the training samples that were right just before they were learned
 * @param meanLogit mean of all logits of all training samples of the epoch
 * @param saturations counted during the epoch
 */
public record EpochReport(
        int epoch,
        double testAccuracy,
        Optional<Double> floatTestAccuracy,
        double trainingAccuracy,
        double meanLogit,
        Saturations saturations) {}
