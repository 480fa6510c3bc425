package io.hdlgen.golden.train;

/** Told about a run while it goes on, between samples; it may read the model and write checkpoints. */
public interface TrainListener {
    /** After every training sample, with what the network said before it learned from it. */
    default void step(Step step, int label) {}

    /** After every training sample. */
    default void trained(Position position) {}

    /** After every test sample of an epoch's evaluation. */
    default void tested(int done, int total) {}

    /** After an epoch and its test. */
    default void epoch(EpochReport report) {}

    /** The mean logit runs away; at most once in a run. */
    default void drift(LogitDrift drift) {}

    /** Weights, sums or states saturate too often; at most once in a run. */
    default void divergence(Divergence divergence) {}
}
