package io.hdlgen.golden.train;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.data.Shuffle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Trains a model for whole epochs, in the order of {@code docs/numerics.md} section 6, and tests it after each. It can stop after any sample and be resumed there, with the same bits. */
public final class Trainer {
    private final GoldenModel model;
    private final Optional<? extends Companion> companion;
    private final DataSet data;
    private final TrainListener listener;
    private final BooleanSupplier stop;
    private final LogitWatch watch;
    private final SaturationWatch saturationWatch;
    private final List<EpochReport> epochs;
    private final int[] input;
    private Position position;
    private Tally tally;

    /**
     * A run.
     *
     * @param model in the state that {@code progress} describes
     * @param companion float reference in the same state, or empty
     * @param data training samples to learn and test samples to judge by
     * @param progress {@link Progress#start} or that of a checkpoint
     * @param listener told between samples
     * @param stop asked before every sample; true ends {@link #run}
     */
    public Trainer(
            GoldenModel model,
            Optional<? extends Companion> companion,
            DataSet data,
            Progress progress,
            TrainListener listener,
            BooleanSupplier stop) {
        this.model = model;
        this.companion = companion;
        this.data = data;
        this.listener = listener;
        this.stop = stop;
        this.watch = new LogitWatch(model.design().description().formats().activations());
        this.saturationWatch = new SaturationWatch(model);
        this.epochs = new ArrayList<>(progress.epochs());
        this.input = new int[data.training().width()];
        model.samplesPerEpoch(data.training().size());
        companion.ifPresent(c -> c.samplesPerEpoch(data.training().size()));
        this.position = progress.position();
        this.tally = progress.tally();
    }

    /** Goes on until {@code count} epochs lie behind, counted from the very start; returns false when it was stopped before. */
    public boolean run(int count) {
        while (position.epoch() < count) {
            if (!trainEpoch() || !testEpoch()) {
                return false;
            }
        }
        return true;
    }

    /** Where the run stands. */
    public Progress progress() {
        return new Progress(position, tally, epochs);
    }

    /** Trains what is left of the epoch at hand. */
    private boolean trainEpoch() {
        Samples training = data.training();
        int epoch = position.epoch();
        int[] order = Shuffle.order(model.design().description().seed(), epoch, training.size());
        for (int i = position.sample(); i < order.length; i++) {
            if (stop.getAsBoolean()) {
                return false;
            }
            train(order[i], new Position(epoch, i + 1));
        }
        return true;
    }

    private void train(int sample, Position after) {
        data.training().read(sample, input);
        int label = data.training().label(sample);
        Step step = model.train(input, label);
        companion.ifPresent(c -> c.learn(input, label));
        tally = tally.with(step, label);
        position = after;
        watch.sample(step.logits(), position).ifPresent(listener::drift);
        saturationWatch.sample(position).ifPresent(listener::divergence);
        listener.step(step, label);
        listener.trained(position);
    }

    /** Tests the trained epoch, reports it and opens the next. */
    private boolean testEpoch() {
        int size = data.test().size();
        int fixedHits = 0;
        int floatHits = 0;
        for (int i = 0; i < size; i++) {
            if (stop.getAsBoolean()) {
                return false;
            }
            data.test().read(i, input);
            int label = data.test().label(i);
            fixedHits += model.infer(input).prediction() == label ? 1 : 0;
            floatHits += companion.isPresent() && companion.get().predict(input) == label ? 1 : 0;
            listener.tested(i + 1, size);
        }
        double floatAccuracy = percent(floatHits, size);
        close(percent(fixedHits, size), companion.map(c -> floatAccuracy));
        return true;
    }

    private void close(double accuracy, Optional<Double> floatAccuracy) {
        int trained = data.training().size();
        double logits =
                (double) trained * model.design().description().network().classes();
        double meanLogit = model.design().description().formats().activations().toReal(1) * tally.logitSum() / logits;
        Saturations now = model.saturations();
        EpochReport report = new EpochReport(
                position.epoch() + 1,
                accuracy,
                floatAccuracy,
                percent(tally.correct(), trained),
                meanLogit,
                now.since(tally.before()));
        epochs.add(report);
        position = new Position(position.epoch() + 1, 0);
        tally = new Tally(0, 0, now);
        listener.epoch(report);
    }

    /** Percent of a data set that the model predicts right; NaN for an empty one. */
    public static double accuracy(GoldenModel model, Samples samples) {
        int[] x = new int[samples.width()];
        int hits = 0;
        for (int i = 0; i < samples.size(); i++) {
            samples.read(i, x);
            hits += model.infer(x).prediction() == samples.label(i) ? 1 : 0;
        }
        return percent(hits, samples.size());
    }

    private static double percent(long part, int whole) {
        return 100.0 * part / whole;
    }
}
