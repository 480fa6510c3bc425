package io.hdlgen.compare;

import io.hdlgen.golden.train.EpochReport;
import java.util.List;

/**
 * What came of a training.
 *
 * @param seed of everything that was random
 * @param testAccuracy percent of the test samples that were right after each epoch
 * @param trainingAccuracy percent of the training samples that were right before they were learned, for each epoch
 * @param saturations in the last epoch
 */
public record TrainedRun(long seed, List<Double> testAccuracy, List<Double> trainingAccuracy, long saturations) {
    public TrainedRun {
        testAccuracy = List.copyOf(testAccuracy);
        trainingAccuracy = List.copyOf(trainingAccuracy);
        if (testAccuracy.isEmpty() || testAccuracy.size() != trainingAccuracy.size()) {
            throw new IllegalArgumentException("a run has epochs");
        }
    }

    /** Of a run that has at least one epoch behind it. */
    static TrainedRun of(long seed, List<EpochReport> epochs) {
        return new TrainedRun(
                seed,
                epochs.stream().map(EpochReport::testAccuracy).toList(),
                epochs.stream().map(EpochReport::trainingAccuracy).toList(),
                epochs.get(epochs.size() - 1).saturations().counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    /** Percent of the test samples, at the end. */
    public double finalAccuracy() {
        return testAccuracy.get(testAccuracy.size() - 1);
    }
}
