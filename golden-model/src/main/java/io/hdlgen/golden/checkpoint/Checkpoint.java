package io.hdlgen.golden.checkpoint;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.DesignDigest;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Position;
import io.hdlgen.golden.train.Progress;
import io.hdlgen.golden.train.Snapshot;
import io.hdlgen.golden.train.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A training run between two samples. With the same design and data it decides everything that follows, bit for bit.
 *
 * @param design digest of the design
 * @param weights format of W_l and b_l
 * @param feedback format of F_l
 * @param trainingSamples size of the data set that it learns, which decides the order
 * @param snapshot the fixed-point model
 * @param progress how far it has come
 * @param reference the float reference, if it runs along
 */
public record Checkpoint(
        String design,
        FixedFormat weights,
        FixedFormat feedback,
        int trainingSamples,
        Snapshot snapshot,
        Progress progress,
        Optional<FloatState> reference) {

    /**
     * Matrices of the float reference. Its noise and its count of samples are those of the fixed-point model.
     *
     * @param layers for every layer n_l rows of n_(l-1) weights and the bias
     * @param learned the matrices beside the weights that learn, by name
     */
    public record FloatState(List<double[][]> layers, Map<String, double[][]> learned) {
        public FloatState {
            layers = List.copyOf(layers);
            learned = Map.copyOf(learned);
        }
    }

    /** The state of a run; {@code reference} is the model that runs along, if one does. */
    public static Checkpoint of(GoldenModel model, Optional<FloatModel> reference, Progress progress, DataSet data) {
        Formats formats = model.design().description().formats();
        return new Checkpoint(
                DesignDigest.of(model.design()),
                formats.weights(),
                formats.feedback(),
                data.training().size(),
                model.snapshot(),
                progress,
                reference.map(Checkpoint::floatState));
    }

    /** The state of a run of which only the model is known, such as that of an engine: what an epoch counts begins with 0. */
    public static Checkpoint ofModel(GoldenModel model, DataSet data) {
        int size = data.training().size();
        long last = model.samples() - 1;
        Position position = last < 0
                ? Position.START
                : new Position(Math.toIntExact(last / size), Math.toIntExact(last % size) + 1);
        Tally tally = new Tally(0, 0, model.saturations());
        return of(model, Optional.empty(), new Progress(position, tally, List.of()), data);
    }

    /** The fixed-point model as it was. */
    public GoldenModel model(Design of) {
        return GoldenModel.restore(of, snapshot);
    }

    /** The float reference as it was; empty if none ran along. */
    public Optional<FloatModel> floatModel(Design of) {
        return reference.map(state -> {
            FloatModel model = FloatModel.resume(of, snapshot.samples(), snapshot.perturbationState());
            for (int l = 1; l <= state.layers.size(); l++) {
                double[][] rows = state.layers.get(l - 1);
                for (int i = 0; i < rows.length; i++) {
                    int columns = rows[i].length - 1;
                    System.arraycopy(rows[i], 0, model.weights(l)[i], 0, columns);
                    model.biases(l)[i] = rows[i][columns];
                }
            }
            model.learnedMatrices().forEach((name, rows) -> {
                double[][] saved = Objects.requireNonNull(state.learned.get(name), name);
                for (int i = 0; i < rows.length; i++) {
                    System.arraycopy(saved[i], 0, rows[i], 0, rows[i].length);
                }
            });
            return model;
        });
    }

    private static FloatState floatState(FloatModel model) {
        List<double[][]> layers = new ArrayList<>();
        for (int l = 1; l <= model.depth(); l++) {
            double[][] weights = model.weights(l);
            double[][] rows = new double[weights.length][weights[0].length + 1];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(weights[i], 0, rows[i], 0, weights[i].length);
                rows[i][weights[i].length] = model.biases(l)[i];
            }
            layers.add(rows);
        }
        Map<String, double[][]> learned = new LinkedHashMap<>();
        model.learnedMatrices()
                .forEach((name, rows) -> learned.put(
                        name, Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new)));
        return new FloatState(layers, learned);
    }
}
